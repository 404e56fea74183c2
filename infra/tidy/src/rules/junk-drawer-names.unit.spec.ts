import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { junkDrawerNames } from './junk-drawer-names.ts';

describe('names for anything and everything', () => {
  test.each([
    'data-plane/platform/src/utils/retry.ts',
    'control-plane/src/common/index.ts',
    'data-plane/contexts/accounts/src/types/account.ts',
    'data-plane/contexts/accounts/src/dto/account.dto.ts',
    'sdk/src/shared/a.md',
    'sdk/src/helpers.ts',
    'sdk/src/types.ts',
    'sdk/src/utils.unit.spec.ts',
  ])('%s is found', (path) => {
    expect(linesOf(junkDrawerNames, path, '')).toEqual([1]);
  });

  test.each([
    'data-plane/platform/src/broker/retry.ts',
    'control-plane/src/record-types/list.ts',
    'sdk/src/helpers-of-last-resort.ts',
    'infra/local/common.lock.json',
  ])('%s is left alone', (path) => {
    expect(linesOf(junkDrawerNames, path, '')).toEqual([]);
  });
});
