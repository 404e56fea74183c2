import { contexts } from '@munim/contexts';
import { readModelTables } from '@munim/tenant-schema';
import { expect, test } from 'vitest';

test('the tables that a repair may make again empty are exactly those that the projections fill', () => {
  const filled = contexts.flatMap(({ readModels }) => readModels.flatMap(({ tables }) => tables));
  expect([...readModelTables].sort()).toEqual(filled.toSorted());
});
