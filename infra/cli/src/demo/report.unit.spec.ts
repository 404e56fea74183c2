import { expect, test } from 'vitest';
import { type DemoReport, proofsOf, unproved } from './report.ts';
import { trackStages } from './stages.ts';

const good: DemoReport = {
  stages: [
    { name: 'load the data', ms: 1 },
    { name: 'replay', ms: 2 },
  ],
  banks: [{ tenantId: 'berka', provisioningMs: 1, resources: 19 }],
  replay: {
    transactions: 40,
    transactionsPlanned: 40,
    accounts: 3,
    accountsComplete: 3,
    seconds: 1,
    perSecond: 40,
    balancesChecked: 3,
    balancesWithinTolerance: 3,
    worstDriftMinor: 10,
    transfersRequested: 4,
    transfersCompleted: 4,
  },
  ledger: { events: 60, streams: 9, trialBalance: '0' },
  projections: { rowsCompared: 50, rowsDifferent: 0 },
  archive: { treeSize: 60, entriesVerified: 60, checkpointVerified: true, deleteRefused: true },
  isolation: { attempts: 24, refused: 24 },
};
const claims = {
  stages: 'every stage came to its end',
  transactions: 'every transaction of the source stands on its account, once',
  transfers: 'every remittance to another bank was completed by its workflow',
  balances: "every account stands at the bank's own balance, within its rounding of interest",
  trialBalance: 'the trial balance is zero',
  readModels: 'the read models are the fold of the events',
  archive: 'the archive holds every event to the last position, and its checkpoint verifies',
  deletion: "a locked object's deletion is refused, by the store's root too, and it can still be read",
  isolation: 'the second bank can read nothing of the first, nor can forged tokens',
};
const failing = (report: DemoReport): string[] =>
  proofsOf(report)
    .filter(({ holds }) => !holds)
    .map(({ claim }) => claim);
const replayWith = (changed: Partial<DemoReport['replay']>): DemoReport => ({
  ...good,
  replay: { ...good.replay, ...changed },
});
const archiveWith = (changed: Partial<DemoReport['archive']>): DemoReport => ({
  ...good,
  archive: { ...good.archive, ...changed },
});

test('a run in which all went well has every proof', () => {
  expect(failing(good)).toEqual([]);
  expect(proofsOf(good).map(({ claim }) => claim)).toEqual(Object.values(claims));
});

test.each<[string, DemoReport, string[]]>([
  ['a stage failed', { ...good, stages: [{ name: 'replay', ms: 2, failure: 'no answer' }] }, [claims.stages]],
  ['a booking is missing', replayWith({ transactions: 39, accountsComplete: 2 }), [claims.transactions]],
  ['a booking stands twice', replayWith({ transactions: 41, accountsComplete: 2 }), [claims.transactions]],
  ['one is missing and another twice', replayWith({ accountsComplete: 1 }), [claims.transactions]],
  ['a remittance came back', replayWith({ transfersCompleted: 3 }), [claims.transfers]],
  ['a balance is off', replayWith({ balancesWithinTolerance: 2 }), [claims.balances]],
  ['a balance was not read', replayWith({ balancesChecked: 2 }), [claims.balances]],
  ['debits are not credits', { ...good, ledger: { ...good.ledger, trialBalance: '-1' } }, [claims.trialBalance]],
  ['a row differs', { ...good, projections: { rowsCompared: 50, rowsDifferent: 1 } }, [claims.readModels]],
  ['no row was compared', { ...good, projections: { rowsCompared: 0, rowsDifferent: 0 } }, [claims.readModels]],
  ['the checkpoint is forged', archiveWith({ checkpointVerified: false }), [claims.archive]],
  ['the tree is short', archiveWith({ treeSize: 59 }), [claims.archive]],
  ['an entry is not the log’s', archiveWith({ entriesVerified: 59 }), [claims.archive]],
  ['a locked object is gone', archiveWith({ deleteRefused: false }), [claims.deletion]],
  ['an attempt got through', { ...good, isolation: { attempts: 24, refused: 23 } }, [claims.isolation]],
  ['nothing was attempted', { ...good, isolation: { attempts: 0, refused: 0 } }, [claims.isolation]],
  ['nothing was reached', unproved([]), Object.values(claims)],
])('%s: only the proof of it fails', (_what, report, expected) => {
  expect(failing(report)).toEqual(expected);
});

test('data without remittances has no transfer to prove', () => {
  const none = replayWith({ transfersRequested: 0, transfersCompleted: 0 });
  expect(failing(none)).toEqual([]);
  expect(proofsOf(none).find(({ claim }) => claim === claims.transfers)?.figure).toBe('the source has none');
});

test('a stage that fails is kept with its reason, and what does not need it goes on', async () => {
  const stages = trackStages();
  expect(await stages.run('replay', () => Promise.reject(new Error('no answer')))).toBeUndefined();
  expect(await stages.run('look', async () => 7)).toBe(7);
  await expect(stages.need('start', () => Promise.reject(new Error('no Java')))).rejects.toThrow('no Java');
  expect(stages.list).toEqual([
    { name: 'replay', ms: expect.any(Number), failure: 'no answer' },
    { name: 'look', ms: expect.any(Number) },
    { name: 'start', ms: expect.any(Number), failure: 'no Java' },
  ]);
  const [proof] = proofsOf({ ...good, stages: stages.list });
  expect(proof).toMatchObject({ figure: 'replay: no answer; start: no Java', holds: false });
});
