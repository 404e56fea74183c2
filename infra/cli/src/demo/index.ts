/** `demo`: starts everything, onboards two banks, repeats a real bank's history against one of them, and proves the result. */
import { type Platform, startPlatform } from '@munim/local';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { showProgress } from '../progress-display.ts';
import { paint, print, say, table } from '../terminal.ts';
import { type DemoBank, onboardBank } from './bank-access.ts';
import { checkBalances, loadBerka, planReplay, type ReplayPlan } from './berka/index.ts';
import { attack } from './isolation.ts';
import { liveBar, watchLag } from './live-bar.ts';
import { awaitProjections, proveArchive, proveLedger, readBalances } from './proofs.ts';
import { replay, type ReplayProgress, type ReplayResult } from './replay.ts';
import { type DemoReport, type Proof, proofsOf } from './report.ts';

export interface DemoOptions {
  readonly stateDir: string;
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

type Stages = DemoReport['stages'];

export async function runDemo(options: DemoOptions): Promise<DemoOutcome> {
  const stages: Stages = [];
  const plan = await stage(stages, 'load the data', async () => planReplay(await loadBerka(options.dataDirectory)));
  const platform = await stage(stages, 'start the platform', () => start(options.stateDir));
  const [first, second] = await stage(stages, 'onboard two banks', () => onboardTwo(platform));
  const result = await stage(stages, 'replay', () => replayInto(platform, first, plan));
  await stage(stages, 'projections catch up', () => awaitProjections(platform, first, () => undefined));
  const balances = await stage(stages, 'compare balances', async () =>
    checkBalances(plan.accounts, await readBalances(first.client, result.accountIds)),
  );
  const ledger = await stage(stages, 'fold the log again', () => proveLedger(platform, first));
  const archive = await stage(stages, 'verify the archive', () => proveArchive(platform, first, ledger.ledger.events));
  const attempts = await stage(stages, 'attack one bank from the other', async () =>
    attack(platform, second, await preyOf(first, result)),
  );
  for (const { what, refused, detail } of attempts) if (!refused) say(`NOT refused: ${what}: ${detail}`);
  for (const failure of balances.failures.slice(0, 10))
    say(`balance of account ${failure.accountId}: ${failure.problem}`);
  const report: DemoReport = {
    stages,
    banks: [first, second].map(({ id, provisioningMs, resources }) => ({ tenantId: id, provisioningMs, resources })),
    replay: {
      transactions: result.transactions,
      accounts: plan.accounts.length,
      seconds: Math.round(result.seconds * 10) / 10,
      perSecond: Math.round(result.transactions / result.seconds),
      balancesChecked: balances.checked,
      balancesWithinTolerance: balances.withinTolerance,
      worstDriftMinor: Number(balances.worstDriftMinor),
      transfersCompleted: result.transfersCompleted,
    },
    ...ledger,
    archive,
    isolation: { attempts: attempts.length, refused: attempts.filter((attempt) => attempt.refused).length },
  };
  const reportFile = join(options.stateDir, 'demo-report.json');
  await mkdir(options.stateDir, { recursive: true });
  await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  return {
    report,
    reportFile,
    proofs: proofsOf(report, plan.transactions.length),
    urls: platform.urls,
    operatorTokenFile: platform.operatorTokenFile,
  };
}

async function stage<Result>(stages: Stages, name: string, work: () => Promise<Result>): Promise<Result> {
  say(paint('bold', `▸ ${name}`));
  const startedMs = performance.now();
  const result = await work();
  stages.push({ name, ms: Math.round(performance.now() - startedMs) });
  return result;
}

async function start(stateDir: string): Promise<Platform> {
  const display = showProgress();
  try {
    return await startPlatform({ stateDir, onProgress: display.onProgress });
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

async function preyOf(bank: DemoBank, result: ReplayResult) {
  const [account, transfer] = [
    await bank.client.accounts.list({ limit: 1 }).next(),
    await bank.client.transfers.list({ limit: 1 }).next(),
  ];
  if (account.done || transfer.done || result.accountIds.size === 0)
    throw new Error('the replayed bank has nothing to steal');
  return {
    bank,
    accountId: account.value.accountId,
    customerId: account.value.customerId,
    transferId: transfer.value.transferId,
  };
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
