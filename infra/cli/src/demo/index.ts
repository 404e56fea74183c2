/** `demo`: starts everything, onboards two banks, repeats a real bank's history against one of them, and proves the result. */
import { type Platform, type PlatformOptions, startPlatform } from '@munim/local';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { showProgress } from '../progress-display.ts';
import { paint, print, say, table } from '../terminal.ts';
import { type DemoBank, onboardBank } from './bank-access.ts';
import { checkBalances, loadBerka, planReplay, type ReplayPlan } from './berka/index.ts';
import { attack, type Prey } from './isolation.ts';
import { liveBar, watchLag } from './live-bar.ts';
import { awaitProjections, countBookings, proveArchive, proveLedger, readBalances } from './proofs.ts';
import { replay, type ReplayProgress, type ReplayResult } from './replay.ts';
import { type DemoReport, type Proof, proofsOf, unproved } from './report.ts';
import { type Stages, trackStages } from './stages.ts';

/** The platform is started where it is not running: with any other setting than it runs with it is started anew. */
export interface DemoOptions extends Pick<PlatformOptions, 'stateDir' | 'profile' | 'env'> {
  /** A folder in the format of the packed data; without it, the packed data. */
  readonly dataDirectory?: string | undefined;
}
export interface DemoOutcome {
  readonly report: DemoReport;
  readonly reportFile: string;
  readonly proofs: readonly Proof[];
  readonly urls: Platform['urls'];
  readonly operatorTokenFile: string;
}

/** The report is written however it ends. Without data or a platform there is nothing to prove: that is thrown on. */
export async function runDemo(options: DemoOptions): Promise<DemoOutcome> {
  const stages = trackStages();
  const report = unproved(stages.list);
  const reportFile = join(options.stateDir, 'demo-report.json');
  try {
    const plan = await stages.need('load the data', async () => planReplay(await loadBerka(options.dataDirectory)));
    const platform = await stages.need('start the platform', () => start(options));
    await prove(stages, report, platform, plan);
    const { urls, operatorTokenFile } = platform;
    return { report, reportFile, proofs: proofsOf(report), urls, operatorTokenFile };
  } finally {
    await mkdir(options.stateDir, { recursive: true });
    await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  }
}

/** Fills the report with what was reached. */
async function prove(stages: Stages, report: DemoReport, platform: Platform, plan: ReplayPlan): Promise<void> {
  const { replay } = report;
  replay.transactionsPlanned = plan.transactions.length;
  replay.accounts = plan.accounts.length;
  replay.transfersRequested = plan.transactions.filter(({ operation }) => operation === 'outgoing-remittance').length;
  const banks = await stages.run('onboard two banks', () => onboardTwo(platform));
  if (!banks) return;
  const [first, second] = banks;
  report.banks = banks.map(({ id, provisioningMs, resources }) => ({ tenantId: id, provisioningMs, resources }));
  const result = await stages.run('replay', () => replayInto(platform, first, plan));
  if (!result) return;
  replay.seconds = Math.round(result.seconds * 10) / 10;
  replay.transfersCompleted = result.transfersCompleted;
  await stages.run('projections catch up', () => awaitProjections(platform, first));
  const bookings = await stages.run('count the bookings', () =>
    countBookings(platform, first, plan, result.accountIds),
  );
  Object.assign(replay, bookings, { perSecond: Math.round((bookings?.transactions ?? 0) / result.seconds) });
  Object.assign(replay, await stages.run('compare balances', () => compareBalances(first, plan, result)));
  Object.assign(report, await stages.run('fold the log again', () => proveLedger(platform, first)));
  const archive = await stages.run('verify the archive', () => proveArchive(platform, first, report.ledger.events));
  if (archive) report.archive = archive;
  const isolation = await stages.run('attack one bank from the other', () => attackFrom(platform, second, first));
  if (isolation) report.isolation = isolation;
}

async function compareBalances(bank: DemoBank, plan: ReplayPlan, { accountIds }: ReplayResult) {
  const balances = checkBalances(plan.accounts, await readBalances(bank.client, accountIds));
  for (const failure of balances.failures.slice(0, 10))
    say(`balance of account ${failure.accountId}: ${failure.problem}`);
  return {
    balancesChecked: balances.checked,
    balancesWithinTolerance: balances.withinTolerance,
    worstDriftMinor: Number(balances.worstDriftMinor),
  };
}

async function attackFrom(platform: Platform, attacker: DemoBank, bank: DemoBank): Promise<DemoReport['isolation']> {
  const attempts = await attack(platform, attacker, await preyOf(bank));
  for (const { what, refused, detail } of attempts) if (!refused) say(`NOT refused: ${what}: ${detail}`);
  return { attempts: attempts.length, refused: attempts.filter((attempt) => attempt.refused).length };
}

async function start({ stateDir, profile, env }: DemoOptions): Promise<Platform> {
  const display = showProgress();
  try {
    return await startPlatform({
      stateDir,
      onProgress: display.onProgress,
      ...(profile ? { profile } : {}),
      ...(env ? { env } : {}),
    });
  } finally {
    display.close();
  }
}

async function onboardTwo(platform: Platform): Promise<[DemoBank, DemoBank]> {
  const suffix = crypto.randomUUID().slice(0, 6);
  const bar = liveBar('provisioning', () => undefined);
  const progress = new Map<string, [number, number]>();
  const onStep = (id: string) => (done: number, total: number) => {
    progress.set(id, [done, total]);
    const all = [...progress.values()];
    bar.update(
      all.reduce((sum, [one]) => sum + one, 0),
      all.reduce((sum, [, one]) => sum + one, 0),
    );
  };
  const banks = await Promise.all([
    onboardBank(platform, `berka-${suffix}`, 'Berka Bank', onStep('first')),
    onboardBank(platform, `other-${suffix}`, 'The other bank', onStep('second')),
  ]);
  bar.end();
  return banks;
}

async function replayInto(platform: Platform, bank: DemoBank, plan: ReplayPlan): Promise<ReplayResult> {
  const lag = watchLag(platform.processUrl('relay'), platform.processUrl('projection'), bank.id);
  let bar: { stage: ReplayProgress['stage']; bar: ReturnType<typeof liveBar> } | undefined;
  try {
    return await replay(bank.client, plan, ({ stage, done, total }) => {
      if (bar?.stage !== stage) {
        bar?.bar.end();
        bar = { stage, bar: liveBar(stage, lag.current) };
      }
      bar.bar.update(done, total);
    });
  } finally {
    bar?.bar.end();
    lag.stop();
  }
}

async function preyOf(bank: DemoBank): Promise<Prey> {
  const account = await bank.client.accounts.list({ limit: 1 }).next();
  const transfer = await bank.client.transfers.list({ limit: 1 }).next();
  if (account.done) throw new Error('the replayed bank has nothing to steal');
  const { accountId, customerId } = account.value;
  return { bank, accountId, customerId, transferId: transfer.done ? undefined : transfer.value.transferId };
}

export function printOutcome({ proofs, report, reportFile, urls, operatorTokenFile }: DemoOutcome): void {
  print('');
  print(
    table(proofs.map(({ claim, figure, holds }) => [holds ? paint('green', '✔') : paint('red', '✘'), claim, figure])),
  );
  print('');
  print(table(report.stages.map(({ name, ms }) => [name, `${(ms / 1000).toFixed(1)} s`])));
  print(`
${report.replay.transactions} transactions in ${report.replay.seconds} s (${report.replay.perSecond}/s), ${report.ledger.events} events in ${report.ledger.streams} streams.
The report: ${reportFile}

Look next:
  the console     ${urls.console}     sign in with the token in ${operatorTokenFile}
  API reference   ${urls.docs}
  control plane   ${urls.controlPlane}
  a token         ./munim token ${report.banks[0]?.tenantId ?? ''}
  the archive     ./munim archive export ${report.banks[0]?.tenantId ?? ''} DIR && ./munim archive verify DIR
  what runs       ./munim status     stop it: ./munim down`);
}
