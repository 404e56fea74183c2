import { expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { rawTables } from './raw-tables.ts';

const page = 'control-plane/console/src/banks/banks-page.tsx';

test.each(['<Table striped>', '  <Table.Tbody>', '<table>', '<Table\n  striped>'])('%j on a page is found', (code) => {
  expect(linesOf(rawTables, page, `const x = 1;\n${code}`)).toEqual([2]);
});

test.each(['<DataTable', '<PagedTable caption="Banks"', '<AuditTable page={page} />', 'interface Table {'])(
  '%j is left alone',
  (code) => {
    expect(linesOf(rawTables, page, code)).toEqual([]);
  },
);

test('tables are made where tables are made', () => {
  expect(linesOf(rawTables, 'control-plane/console/src/table/data-table.tsx', '<Table>')).toEqual([]);
});
