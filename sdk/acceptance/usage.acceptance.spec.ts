/** What a bank used is counted within seconds, and its plan holds it to a day's commands and exports and to its storage. */
import type { components } from '@munim/sdk/control-plane';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { bankCalled } from './testing/bank.ts';
import { expectProblem } from './testing/expect-problem.ts';
import { runVerb } from './testing/verb.ts';

type Usage = components['schemas']['Usage'];

const bank = bankCalled('south');
const dayMs = 86_400_000;
/** A count comes round every few seconds, an announcement within ten; a busy machine takes longer. */
const patienceMs = 90_000;

const munim = async (...verb: string[]): Promise<string> => {
  const { exitCode, stdout, stderr } = await runVerb(...verb);
  if (exitCode !== 0) throw new Error(`./munim ${verb.join(' ')} ended with ${exitCode}: ${stderr}`);
  return stdout;
};
const agree = (...quotas: string[]): Promise<string> =>
  munim('bank', 'change', bank.id, ...quotas.flatMap((quota) => ['--quota', quota]), '--reason', 'a small plan');

type Answer = Awaited<ReturnType<typeof bank.send>>;
interface Timed extends Answer {
  readonly beforeMs: number;
  readonly afterMs: number;
}

const post = () =>
  bank.send({
    method: 'POST',
    path: '/v1/customers',
    body: { kind: 'PERSON', country: 'CZ', fullName: 'Jan Novák' },
  });
const readLog = () => bank.send({ method: 'GET', path: '/v1/log?limit=1' });
const read = () => bank.send({ method: 'GET', path: '/v1/accounts' });

async function until(send: () => Promise<Answer>, status: number): Promise<Timed> {
  for (const endMs = performance.now() + patienceMs; ; await sleep(100)) {
    const beforeMs = Date.now();
    const answer = await send();
    if (answer.status === status) return { ...answer, beforeMs, afterMs: Date.now() };
    if (performance.now() > endMs) throw new Error(`still ${answer.status}, and not ${status}: ${answer.text}`);
  }
}

let isSmall = false;
afterAll(async () => {
  if (isSmall) await agree('commandsPerDay=plan', 'exportsPerDay=plan', 'storageBytes=plan');
});

test('what was posted and exported is in the usage: as JSON, and as CSV', async () => {
  await until(post, 201);
  await until(readLog, 200);
  const isCounted = ({ total }: Usage): boolean => [total.commands, total.events, total.exports].every(Number);
  let usage: Usage;
  for (const endMs = performance.now() + patienceMs; ; await sleep(1_000)) {
    usage = JSON.parse(await munim('bank', 'usage', bank.id, '--json')) as Usage;
    if (isCounted(usage)) break;
    if (performance.now() > endMs) throw new Error(`not counted: ${JSON.stringify(usage)}`);
  }
  const day = usage.days.at(-1)?.day ?? '';
  const csv = (await munim('bank', 'usage', bank.id, '--csv', '--to', day)).split(/\r?\n/);
  expect(csv[0]).toBe('day,commands,events,database bytes,archive bytes,exports,webhooks');
  expect(csv.find((line) => line.startsWith(`${day},`))).toMatch(/^[\d-]+,\d+,\d+,[1-9]\d*,\d+,\d+,0$/);
});

test('beyond its commands or exports of a day 429 until midnight UTC, and all else goes on', async () => {
  isSmall = true;
  // One of each was used already: the next is refused as soon as the gateway hears of it.
  await agree('commandsPerDay=1', 'exportsPerDay=1');
  for (const [what, use] of [['commands', post] as const, ['exports', readLog] as const]) {
    const refused = await until(use, 429);
    const { detail } = expectProblem(refused, { status: 429, code: 'rate-limited' });
    expect(detail).toBe(`the plan allows 1 ${what} a day`);
    expect(refused.headers.get('ratelimit-policy')).toContain(`, "day-${what}";q=1;w=86400`);
    expect(refused.headers.get('ratelimit')).toMatch(new RegExp(`, "day-${what}";r=0;t=\\d+$`));
    const waitMs = Number(refused.headers.get('retry-after')) * 1000;
    const midnightMs = Math.floor((refused.afterMs + waitMs) / dayMs) * dayMs;
    expect(midnightMs).toBeGreaterThanOrEqual(refused.beforeMs + waitMs - 1000);
    expect(waitMs).toBeLessThanOrEqual(dayMs);
  }
  expect((await read()).status).toBe(200);
});

test('beyond its storage it is refused commands and nothing else, until it has more', async () => {
  await agree('commandsPerDay=plan', 'exportsPerDay=plan', 'storageBytes=1');
  expectProblem(await until(post, 403), { status: 403, code: 'storage-used-up' });
  const exported = await until(readLog, 200);
  expect(exported.headers.get('ratelimit')).toMatch(/, "day-exports";r=\d{4,};t=\d+$/);
  expect((await read()).status).toBe(200);
  await agree('storageBytes=plan');
  await until(post, 201);
  isSmall = false;
});
