/** What a demo leaves behind: `.munim/demo-report.json`. */

export interface DemoReport {
  stages: { name: string; ms: number }[];
  banks: { tenantId: string; provisioningMs: number; resources: number }[];
  replay: {
    transactions: number;
    accounts: number;
    seconds: number;
    perSecond: number;
    balancesChecked: number;
    balancesWithinTolerance: number;
    worstDriftMinor: number;
    transfersCompleted: number;
  };
  ledger: { events: number; streams: number; trialBalance: string };
  projections: { rowsCompared: number; rowsDifferent: number };
  archive: { treeSize: number; entriesVerified: number; checkpointVerified: boolean; deleteRefused: boolean };
  isolation: { attempts: number; refused: number };
}

/** A line of the table that the demo ends with. */
export interface Proof {
  readonly claim: string;
  readonly figure: string;
  readonly holds: boolean;
}

export function proofsOf(report: DemoReport, expectedTransactions: number): Proof[] {
  const { replay, ledger, projections, archive, isolation } = report;
  return [
    {
      claim: 'every transaction of the source was posted',
      figure: `${replay.transactions}`,
      holds: replay.transactions === expectedTransactions,
    },
    {
      claim: "every account stands at the bank's own balance, within its rounding of interest",
      figure: `${replay.balancesWithinTolerance} of ${replay.balancesChecked}, worst drift ${(replay.worstDriftMinor / 100).toFixed(2)}`,
      holds: replay.balancesChecked === replay.accounts && replay.balancesWithinTolerance === replay.balancesChecked,
    },
    { claim: 'the trial balance is zero', figure: ledger.trialBalance, holds: ledger.trialBalance === '0' },
    {
      claim: 'the read models are the fold of the events',
      figure: `${projections.rowsCompared} rows compared, ${projections.rowsDifferent} different`,
      holds: projections.rowsCompared > 0 && projections.rowsDifferent === 0,
    },
    {
      claim: 'the archive holds every event to the last position, and its checkpoint verifies',
      figure: `${archive.entriesVerified} of ${ledger.events} entries`,
      holds:
        archive.checkpointVerified && archive.treeSize === ledger.events && archive.entriesVerified === ledger.events,
    },
    {
      claim: "a locked object's deletion is refused, by the store's root too",
      figure: archive.deleteRefused ? 'refused' : 'DELETED',
      holds: archive.deleteRefused,
    },
    {
      claim: 'the second bank can read nothing of the first, nor can forged tokens',
      figure: `${isolation.refused} of ${isolation.attempts} attempts refused`,
      holds: isolation.attempts > 0 && isolation.refused === isolation.attempts,
    },
  ];
}
