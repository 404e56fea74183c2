import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { pureKernel } from './pure-kernel.ts';

const path = 'data-plane/kernel/src/money.ts';

describe('a kernel that reaches outside', () => {
  test.each([
    'process.env.MUNIM_PORT;',
    "console.log('here');",
    "await fetch('https://example.com');",
    'setTimeout(() => {}, 1);',
    'performance.now();',
    'crypto.getRandomValues(bytes);',
  ])('%s is found', (code) => {
    expect(linesOf(pureKernel, path, code)).toEqual([1]);
  });
});

describe('a kernel that keeps to itself', () => {
  test.each(['const { process } = definition;', 'definition.process(1);', 'type Fetch = typeof x;', '// console.log'])(
    '%s is left alone',
    (code) => {
      expect(linesOf(pureKernel, path, code)).toEqual([]);
    },
  );

  test('its tests, and other packages, may', () => {
    expect(linesOf(pureKernel, 'data-plane/kernel/src/money.unit.spec.ts', 'console.log(1);')).toEqual([]);
    expect(linesOf(pureKernel, 'data-plane/platform/src/http/app.ts', 'process.exit(1);')).toEqual([]);
  });
});
