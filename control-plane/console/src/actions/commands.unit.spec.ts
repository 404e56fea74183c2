import { describe, expect, test } from 'vitest';
import { curl, munim } from './commands.ts';

describe('a command for the shell', () => {
  test('is readable when nothing needs quotes', () => {
    expect(munim('bank drift', ['kaveri-bank'])).toBe('./munim bank drift kaveri-bank');
  });

  test.each([
    ['two words', "'two words'"],
    ["a court's order", String.raw`'a court'\''s order'`],
    ['$(rm -rf ~)', "'$(rm -rf ~)'"],
    ['', "''"],
  ])('keeps %j one word that means nothing to the shell', (reason, word) => {
    expect(munim('bank suspend', ['a-bank'], { '--reason': reason })).toBe(
      `./munim bank suspend a-bank --reason ${word}`,
    );
  });

  test('leaves out what has no value, and names an option once for each of several', () => {
    expect(
      munim('bank change', ['a-bank'], {
        '--plan': undefined,
        '--preview': true,
        '--quota': ['clientsMax=30', 'exportsPerDay=plan'],
      }),
    ).toBe('./munim bank change a-bank --preview --quota clientsMax=30 --quota exportsPerDay=plan');
  });
});

describe('a call of the API', () => {
  test('of a change has a key, a body and no token', () => {
    const call = { method: 'POST', path: '/v1/tenants/a-bank/suspend', body: { reason: "a court's" } } as const;
    expect(curl(call, 'http://127.0.0.1:7101').split(' \\\n  ')).toEqual([
      'curl -X POST http://127.0.0.1:7101/v1/tenants/a-bank/suspend',
      '-H "authorization: Bearer $MUNIM_OPERATOR_TOKEN"',
      '-H "idempotency-key: $(uuidgen)"',
      '-H "content-type: application/json"',
      String.raw`-d '{"reason":"a court'\''s"}'`,
    ]);
  });

  test('of a change that names the version which was read is refused when that is old', () => {
    const call = { method: 'POST', path: '/v1/tenants/a-bank/plan', body: {}, ifVersion: 5 } as const;
    expect(curl(call, 'http://x')).toContain(`-H 'if-match: "5"'`);
  });

  test('that reads quotes its query', () => {
    expect(curl({ method: 'GET', path: '/v1/runs?state=failed&limit=5' }, 'http://x')).toContain(
      "'http://x/v1/runs?state=failed&limit=5'",
    );
  });
});
