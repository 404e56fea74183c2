/** `bench rotation|revocation|outage`: what banks notice while keys change, rights end and the control plane is gone. */
import { defaultStateDirectory, type Platform, startPlatform } from '@munim/local';
import { Command, InvalidArgumentError } from 'commander';
import { join } from 'node:path';
import { measureOutage } from '../bench/outage.ts';
import { podsOf } from '../bench/pods.ts';
import { type BenchBank, onboardBenchBank } from '../bench/prepare.ts';
import { measureRevocation } from '../bench/revocation.ts';
import { measureRotation } from '../bench/rotation.ts';
import type { LoadFigures } from '../bench/steady-load.ts';
import { exitCode } from '../exit-codes.ts';
import { withCleanup } from '../interrupt.ts';
import { showProgress } from '../progress-display.ts';
import { paint, print, printJson, say, table } from '../terminal.ts';

interface Options {
  readonly minutes: number;
  readonly every: number;
  readonly rounds: number;
  readonly rate: number;
  readonly json?: boolean;
}

export const rotationBench = (): Command =>
  new Command('rotation')
    .description('Rotate the signing key again and again under load: how many requests fail at their first try')
    .option('--minutes <n>', 'how long', positive, 5)
    .option('--every <seconds>', 'between two rotations; one needs about 22', positive, 30)
    .option('--rate <n>', 'requests a second', positive, 40)
    .option('--json', 'print the figures as JSON')
    .action(({ minutes, every, rate, json }: Options) =>
      onOwnPlatform(async (platform, bank) => {
        say(`rotating every ${every} s for ${minutes} min`);
        const options = { seconds: minutes * 60, everySeconds: every, perSecond: rate };
        const outcome = await measureRotation(bank, { gateway: platform.urls.gateway, ...options });
        report(outcome, json, [
          ...loadRows(outcome),
          ['rotations', String(outcome.rotations)],
          ['keys that signed', String(outcome.keys)],
          ['tokens taken', `${outcome.tokens}, failed ${outcome.tokensFailed}`],
        ]);
      }),
    );

export const revocationBench = (): Command =>
  new Command('revocation')
    .description('Suspend a bank, revoke clients and a signing key under load: how long each pod goes on accepting')
    .option('--rounds <n>', 'suspensions and revocations', positive, 10)
    .option('--rate <n>', 'requests a second beside the probes', positive, 40)
    .option('--json', 'print the figures as JSON')
    .action(({ rounds, rate, json }: Options) =>
      onOwnPlatform(async (platform, bank) => {
        const options = { pods: podsOf(platform), rounds, perSecond: rate };
        const outcome = await measureRevocation(bank, { gateway: platform.urls.gateway, ...options });
        report(outcome, json, [
          ['what', 'where', 'rounds', 'longest', 'at most'],
          ...outcome.measured.map(({ what, where, rounds: times, maxMs, boundMs }) => [
            what,
            where,
            String(times),
            `${maxMs} ms`,
            `${boundMs} ms`,
          ]),
          ...loadRows(outcome.load),
        ]);
      }),
    );

/** Each keeps nothing that the others need while it starts; the issuer of the load is restarted besides. */
const restarts = [
  'gateway',
  'command',
  'projection',
  'analytics-export',
  'relay',
  'archiver',
  'workflow',
  'clearing-simulator',
];

export const outageBench = (): Command =>
  new Command('outage')
    .description(
      'Take the control plane, its databases, the engine and the key address away; restart every pod meanwhile',
    )
    .option('--minutes <n>', 'how long', positive, 5)
    .option('--rate <n>', 'requests a second', positive, 20)
    .option('--json', 'print the figures as JSON')
    .action(({ minutes, rate, json }: Options) =>
      onOwnPlatform(async (platform, bank) => {
        say(`the control plane goes for ${minutes} min`);
        const options = { platform, pods: podsOf(platform), seconds: minutes * 60, perSecond: rate, restarts };
        const outcome = await measureOutage(bank, options);
        report(outcome, json, [
          ...outcome.away.map(({ what, answer }) => [`gone: ${what}`, answer]),
          ['gone for', `${outcome.seconds} s`],
          ...loadRows(outcome),
          ['sent again by the SDK', String(outcome.sentAgain)],
          ['tokens issued', String(outcome.tokensIssued)],
          ['revoked client', `asked ${outcome.revoked.asked} times, accepted ${outcome.revoked.accepted}`],
          ...outcome.restarts.map(({ name, readyMs }) => [`restarted: ${name}`, `ready after ${readyMs} ms`]),
        ]);
      }),
    );

/** All processes: a pod that nobody asks could not be late. */
async function onOwnPlatform(measure: (platform: Platform, bank: BenchBank) => Promise<void>): Promise<void> {
  const display = showProgress();
  const stateDir = join(defaultStateDirectory(process.env), 'bench');
  const platform = await startPlatform({ stateDir, onProgress: display.onProgress }).finally(display.close);
  await withCleanup(platform.stop, async () => {
    say('onboarding the bank of the benchmark');
    await measure(platform, await onboardBenchBank(platform));
  });
}

function report(outcome: { readonly holds: boolean }, json: boolean | undefined, rows: readonly string[][]): void {
  if (json) printJson(outcome);
  else print(`${table(rows)}\n${outcome.holds ? paint('green', '✔ holds') : paint('red', '✘ does not hold')}`);
  if (!outcome.holds) process.exitCode = exitCode.failed;
}

const loadRows = ({ requests, failed, p50Ms, p99Ms, longestMs, failures }: LoadFigures): string[][] => [
  ['requests', `${requests}, failed ${failed}`],
  ['answered within', `p50 ${p50Ms} ms, p99 ${p99Ms} ms, longest ${longestMs} ms`],
  ...failures.map((failure) => ['failed', failure]),
];

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0) || value > 10_000) throw new InvalidArgumentError('a number above zero');
  return value;
}
