import { expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { specNames } from './spec-names.ts';

test.each(['sdk/src/a.spec.ts', 'sdk/src/a.test.ts', 'sdk/src/a.slow.spec.ts', 'sdk/src/unit.spec.ts'])(
  '%s does not say what it costs',
  (path) => {
    expect(linesOf(specNames, path, '')).toEqual([1]);
  },
);

test.each(['sdk/src/a.unit.spec.ts', 'sdk/src/a.int.spec.ts', 'sdk/acceptance/a.acceptance.spec.ts', 'sdk/src/a.ts'])(
  '%s passes',
  (path) => {
    expect(linesOf(specNames, path, '')).toEqual([]);
  },
);
