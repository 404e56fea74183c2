/** A list that the API gives in pages: one of them as a table, the way to the next, and all of them as a file. */
import type { ReactNode } from 'react';
import { type Column, DataTable } from './data-table.tsx';
import { Pager } from './pager.tsx';
import type { ListPage, LoadPage } from './whole-list.ts';

interface PagedTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly empty: ReactNode;
  readonly page: ListPage<Row>;
  /** Of the page that is shown, as its address has it. */
  readonly cursor: string | undefined;
  /** Undefined: to the first page. */
  readonly onMove: (cursor: string | undefined) => void;
  /** Of the same list, from its first page on. */
  readonly load: LoadPage<Row>;
}

export function PagedTable<Row>({ page, cursor, onMove, load, ...table }: PagedTableProps<Row>) {
  const { data, nextCursor } = page;
  const isWhole = cursor === undefined && nextCursor === null;
  return (
    <>
      <DataTable {...table} rows={data} {...(isWhole ? {} : { whole: { load, moreFollow: nextCursor !== null } })} />
      <Pager first={cursor === undefined} nextCursor={nextCursor} onMove={onMove} />
    </>
  );
}
