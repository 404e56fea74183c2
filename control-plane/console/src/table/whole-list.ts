/** A list from its first page to its last: what is saved is more than what is shown. */

export interface ListPage<Row> {
  readonly data: readonly Row[];
  readonly nextCursor: string | null;
}

/** What a page of a list is asked for with; without a cursor the first. */
export interface PageAsked {
  readonly cursor?: string;
  readonly limit: number;
}

export type LoadPage<Row> = (asked: PageAsked) => Promise<ListPage<Row>>;

/** The most that one answer holds. */
const pageRows = 200;
/** Fifty answers, some seconds; whoever needs more takes the command line, or the export of the audit log. */
export const wholeRowsMax = 10_000;

export interface WholeList<Row> {
  readonly rows: readonly Row[];
  /** False where there are more than the limit. */
  readonly complete: boolean;
}

export async function wholeList<Row>(load: LoadPage<Row>, rowsMax = wholeRowsMax): Promise<WholeList<Row>> {
  const rows: Row[] = [];
  let cursor: string | null | undefined;
  do {
    const { data, nextCursor } = await load({ limit: pageRows, ...(cursor == null ? {} : { cursor }) });
    rows.push(...data);
    cursor = nextCursor;
  } while (cursor !== null && rows.length < rowsMax);
  return { rows: rows.slice(0, rowsMax), complete: cursor === null && rows.length <= rowsMax };
}
