/** What a demo leaves behind: `.munim/demo-report.json`, and the proofs that are read from it. */
import type { Stage } from './stages.ts';

export interface DemoReport {
  stages: readonly Stage[];
  banks: { tenantId: string; provisioningMs: number; resources: number }[];
  replay: {
    /** Bookings that stand on the accounts, as the bank's own statements count them. */
    transactions: number;
    transactionsPlanned: number;
    accounts: number;
    /** With as many bookings as the source has transactions of theirs. */
    accountsComplete: number;
    seconds: number;
    perSecond: number;
    balancesChecked: number;
    balancesWithinTolerance: number;
    worstDriftMinor: number;
    transfersRequested: number;
    transfersCompleted: number;
  };
  ledger: { events: number; streams: number; trialBalance: string };
  projections: { rowsCompared: number; rowsDifferent: number };
  archive: { treeSize: number; entriesVerified: number; checkpointVerified: boolean; deleteRefused: boolean };
  isolation: { attempts: number; refused: number };
}

/** Nothing is proved yet: whatever is not reached stays so, and every proof of it fails. */
export const unproved = (stages: readonly Stage[]): DemoReport => ({
  stages,
  banks: [],
  replay: {
    transactions: 0,
    transactionsPlanned: 0,
    accounts: 0,
    accountsComplete: 0,
    seconds: 0,
    perSecond: 0,
    balancesChecked: 0,
    balancesWithinTolerance: 0,
    worstDriftMinor: 0,
    transfersRequested: 0,
    transfersCompleted: 0,
  },
  ledger: { events: 0, streams: 0, trialBalance: 'not known' },
  projections: { rowsCompared: 0, rowsDifferent: 0 },
  archive: { treeSize: 0, entriesVerified: 0, checkpointVerified: false, deleteRefused: false },
  isolation: { attempts: 0, refused: 0 },
});

/** A line of the table that the demo ends with. */
export interface Proof {
  readonly claim: string;
  readonly figure: string;
  readonly holds: boolean;
}

export const proofsOf = (report: DemoReport): Proof[] => [
  everyStage(report),
  ...ofReplay(report),
  ...ofBooks(report),
  ofArchive(report),
  {
    claim: "a locked object's deletion is refused, by the store's root too, and it can still be read",
    figure: report.archive.deleteRefused ? 'refused' : 'NOT REFUSED',
    holds: report.archive.deleteRefused,
  },
  {
    claim: 'the second bank can read nothing of the first, nor can forged tokens',
    figure: `${report.isolation.refused} of ${report.isolation.attempts} attempts refused`,
    holds: report.isolation.attempts > 0 && report.isolation.refused === report.isolation.attempts,
  },
];

function everyStage({ stages }: DemoReport): Proof {
  const failed = stages.filter(({ failure }) => failure !== undefined);
  return {
    claim: 'every stage came to its end',
    figure:
      failed.length === 0
        ? `${stages.length} stages`
        : failed.map(({ name, failure }) => `${name}: ${failure}`).join('; '),
    holds: stages.length > 0 && failed.length === 0,
  };
}

function ofReplay({ replay }: DemoReport): Proof[] {
  const { transactions, transactionsPlanned, accounts, accountsComplete } = replay;
  const { transfersCompleted, transfersRequested } = replay;
  const { balancesChecked, balancesWithinTolerance, worstDriftMinor } = replay;
  return [
    {
      claim: 'every transaction of the source stands on its account, once',
      figure: `${transactions} of ${transactionsPlanned}, ${accountsComplete} of ${accounts} accounts complete`,
      holds: transactionsPlanned > 0 && transactions === transactionsPlanned && accountsComplete === accounts,
    },
    {
      claim: 'every remittance to another bank was completed by its workflow',
      figure: transfersRequested === 0 ? 'the source has none' : `${transfersCompleted} of ${transfersRequested}`,
      holds: accounts > 0 && transfersCompleted === transfersRequested,
    },
    {
      claim: "every account stands at the bank's own balance, within its rounding of interest",
      figure: `${balancesWithinTolerance} of ${accounts}, worst drift ${(worstDriftMinor / 100).toFixed(2)}`,
      holds: accounts > 0 && balancesChecked === accounts && balancesWithinTolerance === accounts,
    },
  ];
}

const ofBooks = ({ ledger, projections }: DemoReport): Proof[] => [
  { claim: 'the trial balance is zero', figure: ledger.trialBalance, holds: ledger.trialBalance === '0' },
  {
    claim: 'the read models are the fold of the events',
    figure: `${projections.rowsCompared} rows compared, ${projections.rowsDifferent} different`,
    holds: projections.rowsCompared > 0 && projections.rowsDifferent === 0,
  },
];

function ofArchive({ archive, ledger }: DemoReport): Proof {
  const { checkpointVerified, treeSize, entriesVerified } = archive;
  return {
    claim: 'the archive holds every event to the last position, and its checkpoint verifies',
    figure: `${entriesVerified} of ${ledger.events} entries`,
    holds: ledger.events > 0 && checkpointVerified && treeSize === ledger.events && entriesVerified === ledger.events,
  };
}
