/**
 * A whole demo on a bank of three accounts, as somebody runs it with data of their own, and then the verbs that its last
 * lines name: an archive that is exported, damaged and found out, the audit log, a token.
 */
import { testPlatformOptions } from '@munim/local';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { runVerb } from '../testing/run-verb.ts';
import { folderOf } from './berka/berka.examples.ts';
import { type DemoOutcome, runDemo } from './index.ts';

const { stateDir, urls } = inject('platform');

/** Nothing leaves this bank for another one: there is no transfer to attack, and the demo must do without. */
const threeAccounts = {
  'account.asc': `"account_id";"district_id";"frequency";"date"
1;1;"POPLATEK MESICNE";930101
2;1;"POPLATEK TYDNE";930105
3;1;"POPLATEK MESICNE";930110
`,
  'disp.asc': `"disp_id";"client_id";"account_id";"type"
1;11;1;"OWNER"
2;12;2;"OWNER"
3;13;3;"OWNER"
`,
  'trans.asc': `trans_id;account_id;date;type;operation;amount;balance;k_symbol;bank;account
5;1;930101;"PRIJEM";"VKLAD";1000.00;1000.00;"";;
6;1;930131;"VYDAJ";"VYBER";14.60;985.40;"SLUZBY";;
7;1;930131;"PRIJEM";"";3.40;988.80;"UROK";;
8;2;930105;"PRIJEM";"PREVOD Z UCTU";250.00;250.00;"DUCHOD";"AB";"41403269"
9;2;930120;"VYDAJ";"VYBER";50.00;200.00;"";;
10;3;930110;"PRIJEM";"VKLAD";700.00;700.00;"";;
11;3;930112;"VYDAJ";"VYBER KARTOU";100.00;600.00;"";;
`,
};

/** Two banks at once, on a machine that does other things as well. */
const onboardingMsMax = 600_000;

let folder: string;
let outcome: DemoOutcome;
let bank: string;
const json = async <Answer>(...args: readonly string[]): Promise<Answer> => {
  const { exitCode, stdout, stderr } = await runVerb(stateDir, ...args, '--json');
  expect([args.join(' '), exitCode, stderr]).toEqual([args.join(' '), 0, '']);
  return JSON.parse(stdout) as Answer;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'munim-demo-'));
  const dataDirectory = await folderOf(threeAccounts);
  outcome = await runDemo({ ...testPlatformOptions(stateDir), dataDirectory });
  await rm(dataDirectory, { recursive: true });
  bank = outcome.report.banks[0]?.tenantId ?? '';
}, onboardingMsMax);
afterAll(() => rm(folder, { recursive: true }));

test('every proof of the demo holds, and its report has their figures', async () => {
  expect(outcome.proofs.filter(({ holds }) => !holds)).toEqual([]);
  const written = JSON.parse(await readFile(outcome.reportFile, 'utf8')) as DemoOutcome['report'];
  expect(written).toEqual(JSON.parse(JSON.stringify(outcome.report)));
  expect(written.banks).toHaveLength(2);
  expect(written.replay).toMatchObject({
    transactions: 7,
    transactionsPlanned: 7,
    accounts: 3,
    accountsComplete: 3,
    balancesChecked: 3,
    balancesWithinTolerance: 3,
    transfersRequested: 0,
    transfersCompleted: 0,
  });
  expect(written.archive).toMatchObject({ entriesVerified: written.ledger.events, deleteRefused: true });
});

test('data that cannot be read is said, and leaves a report of how far it came', async () => {
  const wrong = await folderOf({ 'trans.asc': 'trans_id;account_id\n' });
  await expect(runDemo({ ...testPlatformOptions(stateDir), dataDirectory: wrong })).rejects.toThrow('trans.asc');
  const { stages } = JSON.parse(await readFile(outcome.reportFile, 'utf8')) as DemoOutcome['report'];
  expect(stages).toEqual([
    { name: 'load the data', ms: expect.any(Number), failure: expect.stringContaining('trans.asc') },
  ]);
  await rm(wrong, { recursive: true });
});

describe('the archive of that bank', () => {
  interface Verification {
    readonly ok: boolean;
    readonly treeSize: number;
    readonly entriesVerified: number;
    readonly findings: readonly {
      readonly kind: string;
      readonly position?: number;
      readonly otherPosition?: number;
    }[];
  }
  const exported = () => join(folder, 'log');
  /** Of a log with fewer than 256 entries: its only bundle. */
  async function bundleIn(directory: string): Promise<string> {
    const partial = join(directory, 'tile/entries/000.p');
    const widths = (await readdir(partial)).map(Number).toSorted((a, b) => b - a);
    return join(partial, String(widths[0]));
  }

  test('is exported and verified by the verbs, to the last entry', async () => {
    const { events } = outcome.report.ledger;
    expect(await json('archive', 'export', bank, exported())).toMatchObject({ treeSize: events, missing: [] });
    expect(await json('archive', 'verify', exported())).toMatchObject({
      ok: true,
      treeSize: events,
      entriesVerified: events,
      findings: [],
    });
  });

  test.each<[string, (entries: Buffer[]) => Buffer[], object]>([
    ['a flipped byte', (entries) => entries.with(4, flipped(entries[4])), { kind: 'flipped-byte', position: 5 }],
    ['a removed entry', (entries) => entries.toSpliced(6, 1), { kind: 'removed-entry', position: 7 }],
    [
      'a swapped pair',
      (entries) => entries.with(2, entries[8] as Buffer).with(8, entries[2] as Buffer),
      { kind: 'swapped-entries', position: 3, otherPosition: 9 },
    ],
    ['a cut tail', (entries) => entries.slice(0, -2), { kind: 'cut-tail' }],
    [
      "another bank's entry",
      (entries) => entries.with(3, Buffer.from(String(entries[3]).replaceAll(bank, 'other-bank'))),
      { kind: 'foreign-entry', position: 4 },
    ],
  ])('names %s with its position, and the verb ends with 1', async (what, damage, expected) => {
    const damaged = join(folder, what.replaceAll(/\W/g, '-'));
    await cp(exported(), damaged, { recursive: true });
    const bundle = await bundleIn(damaged);
    const entries = entriesOf(await readFile(bundle));
    await writeFile(bundle, bundleOf(damage(entries)));
    const { exitCode, stdout } = await runVerb(stateDir, 'archive', 'verify', damaged, '--json');
    const { ok, findings } = JSON.parse(stdout) as Verification;
    expect([exitCode, ok]).toEqual([1, false]);
    expect(findings[0]).toMatchObject(
      what === 'a cut tail' ? { ...expected, position: entries.length - 1, count: 2 } : expected,
    );
  });
});

describe('the audit log', () => {
  test('is exported, verified and compared with its table by the verbs', async () => {
    const audit = join(folder, 'audit');
    const { treeSize } = await json<{ treeSize: number }>('archive', 'export', '--audit', audit);
    expect(treeSize).toBeGreaterThan(0);
    expect(await json('archive', 'verify', audit)).toMatchObject({ ok: true, entriesVerified: treeSize });
    const checked = await json<{ ok: boolean; entriesEqualToLog: number }>('audit', 'check');
    expect(checked.ok).toBe(true);
    expect(checked.entriesEqualToLog).toBeGreaterThanOrEqual(treeSize);
  });
});

test('a token of that bank opens its API, as text and as JSON', async () => {
  const { accessToken, expiresIn } = await json<{ accessToken: string; expiresIn: number }>('token', bank);
  const plain = await runVerb(stateDir, 'token', bank);
  expect([plain.exitCode, expiresIn]).toEqual([0, 600]);
  for (const token of [accessToken, plain.stdout.trim()]) {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${urls.gateway}/v1/session`, { headers });
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ tenant: bank })]);
  }
  const unknown = await runVerb(stateDir, 'token', 'no-such-bank');
  expect([unknown.exitCode, unknown.stdout]).toEqual([1, '']);
});

test('the status names state, address and version of each, and the URLs', async () => {
  interface Status {
    readonly components: readonly Record<'name' | 'state' | 'address' | 'version', string>[];
    readonly urls: Readonly<Record<string, string>>;
  }
  const status = await json<Status>('status');
  expect(Object.keys(status.urls)).toEqual(
    expect.arrayContaining(['controlPlane', 'gateway', 'console', 'docs', 'postgres', 'kafka', 's3', 'metrics']),
  );
  for (const { name, state, address, version } of status.components) {
    expect([name, state]).toEqual([name, 'ready']);
    expect(version, name).toMatch(/\d/);
    if (name !== 'pulumi') expect(address, name).toBeTruthy();
  }
});

test('the logs of a process are objects when asked for as JSON', async () => {
  const { exitCode, stdout } = await runVerb(stateDir, 'logs', 'gateway', '-n', '3', '--json');
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { component: string; line: object });
  expect(exitCode).toBe(0);
  expect(lines.length).toBeGreaterThan(0);
  for (const one of lines) expect(one).toMatchObject({ component: 'gateway', line: { service: 'gateway' } });
});

/** A bundle of C2SP tlog-tiles: each entry behind its length, two bytes. */
function entriesOf(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + bundle.readUInt16BE(at);
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

function bundleOf(entries: readonly Buffer[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

function flipped(entry: Buffer | undefined): Buffer {
  const copy = Buffer.from(entry ?? []);
  copy.writeUInt8(copy.readUInt8(25) ^ 2, 25);
  return copy;
}
