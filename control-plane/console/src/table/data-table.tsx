/** Every table of the console: the same headings, empty state and CSV, readable on a narrow screen and by a screen reader. */
import { Box, Button, Group, ScrollArea, Table, Text } from '@mantine/core';
import { useResizeObserver } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useState } from 'react';
import { explain } from '../api/problem.ts';
import { toCsv } from './csv.ts';
import { saveFile } from './save-file.ts';
import { type LoadPage, wholeList, wholeRowsMax } from './whole-list.ts';

export interface Column<Row> {
  readonly heading: string;
  /** As a file has it; a column without is for the page alone. */
  readonly text?: (row: Row) => string;
  /** As the page shows it, when that is more than its text. */
  readonly show?: (row: Row) => ReactNode;
  /** Of what is hard to read when it is folded: an id. */
  readonly oneLine?: true;
}

/** On a narrow screen a table scrolls instead of folding its cells into columns of letters. */
const tableWidthMin = 880;

interface DataTableProps<Row> {
  /** Says what the rows are; the file is called so too. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What to do when there is nothing. */
  readonly empty: ReactNode;
  /** Of a list that has more than what is shown. */
  readonly whole?: { readonly load: LoadPage<Row>; readonly moreFollow: boolean };
}

export function DataTable<Row>({ caption, columns, rows, keyOf, empty, whole }: DataTableProps<Row>) {
  const [table, { width }] = useResizeObserver<HTMLTableElement>();
  const [frame, { width: shown }] = useResizeObserver<HTMLDivElement>();
  if (rows.length === 0) return <Box py="md">{empty}</Box>;
  // A stop for the keyboard only where there is something to scroll.
  const scrolls = Math.floor(width) > Math.ceil(shown);
  return (
    <Box component="section" aria-label={caption}>
      <ScrollArea
        ref={frame}
        type="auto"
        viewportProps={{ role: 'group', 'aria-label': caption, ...(scrolls ? { tabIndex: 0 } : {}) }}
      >
        <Table ref={table} striped highlightOnHover verticalSpacing="xs" miw={tableWidthMin} aria-label={caption}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ heading }) => (
                <Table.Th key={heading} scope="col">
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={keyOf(row)}>
                {columns.map(({ heading, show, text, oneLine }) => (
                  <Table.Td key={heading} {...(oneLine ? { className: 'one-line' } : {})}>
                    {show ? show(row) : text?.(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <Group justify="space-between" mt="xs">
        <Text size="sm" c="dimmed">
          {caption}: {rows.length}
          {whole?.moreFollow ? ', more follow' : ''}
        </Text>
        <SaveButton caption={caption} columns={columns} rows={rows} {...(whole && { load: whole.load })} />
      </Group>
    </Box>
  );
}

interface SaveButtonProps<Row> extends Pick<DataTableProps<Row>, 'caption' | 'columns' | 'rows'> {
  readonly load?: LoadPage<Row>;
}

function SaveButton<Row>({ caption, columns, rows, load }: SaveButtonProps<Row>) {
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (load === undefined) return download(caption, columns, rows);
    setBusy(true);
    try {
      const whole = await wholeList(load);
      download(caption, columns, whole.rows);
      if (!whole.complete)
        notifications.show({ title: caption, message: `The file ends after ${wholeRowsMax} rows; there are more.` });
    } catch (error) {
      const { title, detail } = explain(error);
      notifications.show({ title, message: detail, color: 'red' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={busy}
      {...(load === undefined ? {} : { title: 'All of them, not this page alone' })}
      onClick={() => void save()}
    >
      Save as CSV
    </Button>
  );
}

function download<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const kept = columns.flatMap(({ heading, text }) => (text === undefined ? [] : [{ heading, text }]));
  const csv = toCsv(
    kept.map(({ heading }) => heading),
    rows.map((row) => kept.map(({ text }) => text(row))),
  );
  saveFile(`${caption.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`, csv, 'text/csv;charset=utf-8');
}
