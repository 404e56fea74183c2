/**
 * `bench revocation`: how long every pod goes on accepting what was just forbidden, under load: a suspended bank's
 * tokens, a revoked client's, those of a revoked signing key. From the operator's request to the last pod's refusal.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pod } from './pods.ts';
import type { BenchBank, BenchClient } from './prepare.ts';
import { readOnce, writeOnce } from './requests.ts';
import { type LoadFigures, startLoad } from './steady-load.ts';

export interface RevocationOptions {
  readonly pods: readonly Pod[];
  readonly gateway: string;
  readonly rounds: number;
  readonly perSecond: number;
  /** A pod that has not obeyed by then fails the measurement; well past every bound. */
  readonly giveUpMs?: number;
}

export interface Measured {
  readonly what: 'bank suspended' | 'bank resumed' | 'client revoked' | 'signing key revoked';
  /** A pod's name, or the issuer's. */
  readonly where: string;
  readonly rounds: number;
  readonly maxMs: number;
  readonly boundMs: number;
  readonly holds: boolean;
}

export interface RevocationOutcome {
  readonly measured: readonly Measured[];
  /** Of a client that was not touched, while others were revoked. */
  readonly load: LoadFigures;
  readonly holds: boolean;
}

const boundsMs: Readonly<Record<Measured['what'], number>> = {
  'bank suspended': 10_000,
  'bank resumed': 10_000,
  'client revoked': 60_000,
  'signing key revoked': 60_000,
};

type Sample = Omit<Measured, 'rounds' | 'maxMs' | 'boundMs' | 'holds'> & { readonly ms: number };

export async function measureRevocation(bank: BenchBank, options: RevocationOptions): Promise<RevocationOutcome> {
  const samples: Sample[] = [];
  const token = await bank.token();
  let count = 0;
  const loadOf = () =>
    startLoad(options.perSecond, () =>
      count++ % 2 === 0 ? writeOnce(options.gateway, token) : readOnce(options.gateway, token),
    );
  const probe = probeOf(options.giveUpMs ?? giveUpMsDefault);
  const during = async (work: () => Promise<void>): Promise<LoadFigures> => {
    const load = loadOf();
    try {
      await work();
    } finally {
      await load.stop();
    }
    return load.stop();
  };
  const load = await during(async () => {
    for (let round = 0; round < options.rounds; round++) samples.push(...(await revokeOne(bank, options.pods, probe)));
  });
  /** Here the load itself is refused, and goes on all the same. */
  await during(async () => {
    for (let round = 0; round < options.rounds; round++)
      samples.push(...(await suspendOnce(bank, options.pods, token, probe)));
    samples.push(...(await revokeKey(bank, options.pods, token, probe)));
  });
  const measured = summed(samples);
  return { measured, load, holds: load.failed === 0 && measured.every((one) => one.holds) };
}

async function revokeOne(
  bank: BenchBank,
  pods: readonly Pod[],
  { untilAnswers, untilIssuerRefuses }: Probe,
): Promise<Sample[]> {
  const client = await bank.newClient();
  const token = await client.token();
  await Promise.all(pods.map((pod) => untilAnswers(pod, token, (status) => status < 300)));
  const startedMs = performance.now();
  const [, ...ended] = await Promise.all([
    bank.operator.revokeClient(bank.id, client.clientId, 'measuring revocation under load'),
    untilIssuerRefuses(client, startedMs),
    ...pods.map((pod) => untilAnswers(pod, token, (status) => status === 401, startedMs)),
  ]);
  return ended.map((ms, index) => ({ what: 'client revoked', where: pods[index - 1]?.name ?? 'issuer', ms }));
}

async function suspendOnce(
  bank: BenchBank,
  pods: readonly Pod[],
  token: string,
  { untilAnswers }: Probe,
): Promise<Sample[]> {
  const timed = async (what: Sample['what'], change: () => Promise<unknown>, as: (status: number) => boolean) => {
    const startedMs = performance.now();
    const [, ...ended] = await Promise.all([change(), ...pods.map((pod) => untilAnswers(pod, token, as, startedMs))]);
    return ended.map((ms, index): Sample => ({ what, where: pods[index]?.name ?? '', ms }));
  };
  const reason = 'measuring suspension under load';
  return [
    ...(await timed(
      'bank suspended',
      () => bank.operator.suspend(bank.id, reason),
      (status) => status === 403,
    )),
    ...(await timed(
      'bank resumed',
      () => bank.operator.resume(bank.id, reason),
      (status) => status < 300,
    )),
  ];
}

async function revokeKey(
  bank: BenchBank,
  pods: readonly Pod[],
  token: string,
  { untilAnswers }: Probe,
): Promise<Sample[]> {
  const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string };
  const startedMs = performance.now();
  const [, ...ended] = await Promise.all([
    bank.operator.revokeSigningKey(header.kid, 'measuring the revocation of a key under load'),
    ...pods.map((pod) => untilAnswers(pod, token, (status) => status === 401, startedMs)),
  ]);
  return ended.map((ms, index) => ({ what: 'signing key revoked', where: pods[index]?.name ?? '', ms }));
}

const probeEveryMs = 10;
/** What was refused once must stay refused: asked for so long afterwards. */
const staysMs = 300;
const giveUpMsDefault = 90_000;

type Probe = ReturnType<typeof probeOf>;

function probeOf(giveUpMs: number) {
  /** Milliseconds from `startedMs` to the first such answer after which there was no other. */
  const untilAnswers = async (
    pod: Pod,
    token: string,
    as: (status: number) => boolean,
    startedMs = performance.now(),
  ): Promise<number> => {
    let sinceMs: number | undefined;
    for (;;) {
      const response = await fetch(pod.url, { headers: { authorization: `Bearer ${token}` } });
      await response.body?.cancel();
      const nowMs = performance.now();
      if (!as(response.status)) sinceMs = undefined;
      else sinceMs ??= nowMs;
      if (sinceMs !== undefined && nowMs - sinceMs >= staysMs) return Math.round(sinceMs - startedMs);
      if (nowMs - startedMs > giveUpMs) throw new Error(`${pod.name} still answers ${response.status}`);
      await sleep(probeEveryMs);
    }
  };
  const untilIssuerRefuses = async (client: BenchClient, startedMs: number): Promise<number> => {
    // It is no pod: where a pod is known to be deaf, that is what is to be told.
    for (;;) {
      const refused = await client.token().then(
        () => false,
        (error: unknown) => String(error).includes('401'),
      );
      if (refused) return Math.round(performance.now() - startedMs);
      if (performance.now() - startedMs > giveUpMsDefault) throw new Error('the issuer still gives tokens');
      await sleep(probeEveryMs);
    }
  };
  return { untilAnswers, untilIssuerRefuses };
}

function summed(samples: readonly Sample[]): Measured[] {
  const groups = Map.groupBy(samples, ({ what, where }) => `${what} ${where}`);
  return [...groups.values()].map((group) => {
    const { what, where } = group[0] as Sample;
    const maxMs = Math.max(...group.map(({ ms }) => ms));
    return { what, where, rounds: group.length, maxMs, boundMs: boundsMs[what], holds: maxMs <= boundsMs[what] };
  });
}
