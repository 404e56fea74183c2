import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { ambientInputs } from './ambient-inputs.ts';

const inside = 'data-plane/contexts/accounts/src/account/decide.ts';

describe('the clock and the dice, outside the edges', () => {
  test.each([
    'const now = Date.now();',
    'const clock = Date.now;',
    "const now = Date['now']();",
    'const now = new Date();',
    'const now = new Date;',
    'const now = Date();',
    'const now = Temporal.Now.instant();',
    'const share = Math.random();',
    "const share = Math['random']();",
    "import { randomUUID } from 'node:crypto';",
    "import { randomUUID as id } from 'node:crypto';",
    "import crypto from 'node:crypto'; crypto.randomUUID();",
    'const id = globalThis.crypto.randomUUID();',
  ])('%s is found', (code) => {
    expect(linesOf(ambientInputs, inside, `\n${code}\n`)[0]).toBe(2);
  });

  test.each([
    'const at = new Date(nowMs);',
    'const at = Date.parse(text);',
    'const now = clock.nowMs();',
    'const id = ids.uuid();',
    '// never Date.now() here',
    "const text = 'Math.random()';",
    'const low = Math.floor(x);',
  ])('%s is left alone', (code) => {
    expect(linesOf(ambientInputs, inside, code)).toEqual([]);
  });
});

describe('the edges', () => {
  test.each([
    'data-plane/services/command/src/main.ts',
    'control-plane/src/tokens/main.ts',
    'control-plane/src/http/create-tenant.ts',
    'data-plane/platform/src/http/app.ts',
    'data-plane/platform/src/service/start.ts',
    'data-plane/platform/src/log/log.int.spec.ts',
    'data-plane/platform/src/testing/postgres.ts',
    'infra/cli/src/demo/replay.ts',
    'sdk/src/client.ts',
  ])('%s may ask', (path) => {
    expect(linesOf(ambientInputs, path, 'const now = Date.now();')).toEqual([]);
  });

  test.each([
    'data-plane/services/command/src/wire.ts',
    'data-plane/platform/src/relay/relay.ts',
    'control-plane/src/tenants/tenant.ts',
    'data-plane/kernel/src/ids.ts',
  ])('%s may not', (path) => {
    expect(linesOf(ambientInputs, path, 'const now = Date.now();')).toEqual([1]);
  });
});
