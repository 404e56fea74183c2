/** Every table of the console: the same headings, empty state and CSV, readable on a narrow screen and by a screen reader. */
import { Box, Button, Group, ScrollArea, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { toCsv } from './csv.ts';
import { saveFile } from './save-file.ts';

export interface Column<Row> {
  readonly heading: string;
  /** As a file has it. */
  readonly text: (row: Row) => string;
  /** As the page shows it, when that is more than its text. */
  readonly show?: (row: Row) => ReactNode;
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
}

export function DataTable<Row>({ caption, columns, rows, keyOf, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <Box py="md">{empty}</Box>;
  return (
    <Box>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': caption }}>
        <Table striped highlightOnHover verticalSpacing="xs" miw={tableWidthMin}>
          <Table.Caption>
            <Group justify="space-between">
              <Text size="sm" span>
                {caption}: {rows.length}
              </Text>
              <Button size="compact-sm" variant="default" onClick={() => download(caption, columns, rows)}>
                Save as CSV
              </Button>
            </Group>
          </Table.Caption>
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
                {columns.map(({ heading, show, text }) => (
                  <Table.Td key={heading}>{show ? show(row) : text(row)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Box>
  );
}

function download<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const csv = toCsv(
    columns.map(({ heading }) => heading),
    rows.map((row) => columns.map(({ text }) => text(row))),
  );
  saveFile(`${caption.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`, csv, 'text/csv;charset=utf-8');
}
