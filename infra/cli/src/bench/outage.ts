/**
 * `bench outage`: the control plane, its databases, the engine and the address of the public keys are gone; banks are
 * served, tokens are issued, and every pod is killed and started again meanwhile. A request counts as failed when the
 * SDK, which tries again where nobody answers, gives up on it.
 */
import type { Platform } from '@munim/local';
import { createMunim, type Munim } from '@munim/sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OwnProcess, startOwnProcess } from './own-process.ts';
import type { Pod } from './pods.ts';
import type { BenchBank, BenchClient } from './prepare.ts';
import { type LoadFigures, startLoad } from './steady-load.ts';
import { assertAway, type Away, bringBack, takeAway } from './take-away.ts';

export interface OutageOptions {
  readonly platform: Platform;
  readonly pods: readonly Pod[];
  /** At least: slow starts make it longer. */
  readonly seconds: number;
  readonly perSecond: number;
  /** Killed and started one after the other while the rest is away; the last is always an issuer. */
  readonly restarts: readonly string[];
  /** Of whoever measures on a machine that is busy with more. */
  readonly patience?: Patience;
  readonly readyBoundMs?: number;
}

interface Patience {
  readonly attemptsMax: number;
  readonly maxDelayMs: number;
}

interface Restart {
  readonly name: string;
  readonly readyMs: number;
}

export interface OutageOutcome extends LoadFigures {
  readonly seconds: number;
  readonly away: readonly Away[];
  /** Sends beyond the first: what clients bridged while a pod was starting. */
  readonly sentAgain: number;
  readonly tokensIssued: number;
  readonly restarts: readonly Restart[];
  /** Of a client that was revoked before: how often a pod was asked, how often it said yes. */
  readonly revoked: { readonly asked: number; readonly accepted: number };
  readonly holds: boolean;
}

const readyBoundMsDefault = 10_000;
/** Here no pod has a second one beside it: the SDK is told to bridge a start of up to ten seconds, not one of a second. */
const patienceDefault: Patience = { attemptsMax: 15, maxDelayMs: 2_000 };

export async function measureOutage(bank: BenchBank, options: OutageOptions): Promise<OutageOutcome> {
  const { platform, seconds } = options;
  const revoked = await revokedToken(bank, options.pods);
  let issuer = await startOwnProcess(platform, 'issuer');
  const client = loadThroughSdk(platform.urls.gateway, issuer.url, bank, options.perSecond, options.patience);
  const watch = watchRevoked(options.pods, revoked);
  try {
    await takeAway(platform);
    const away = await assertAway(platform);
    const restarts: Restart[] = [];
    const everyMs = (seconds * 1000) / (options.restarts.length + 2);
    const startedMs = performance.now();
    /** The pause comes after each is ready: on a slow machine too, one at a time is away. */
    for (const name of options.restarts) {
      await sleep(everyMs);
      restarts.push({ name, readyMs: await restarted(platform, name) });
    }
    await sleep(everyMs);
    const again = await restartedIssuer(platform, issuer);
    issuer = again.issuer;
    restarts.push({ name: 'issuer', readyMs: again.readyMs });
    await sleep(Math.max(everyMs, startedMs + seconds * 1000 - performance.now()));
    const asked = await watch.stop();
    const figures = await client.stop();
    await assertAway(platform);
    const awaySeconds = Math.round((performance.now() - startedMs) / 1000);
    return {
      ...figures,
      seconds: awaySeconds,
      away,
      restarts,
      revoked: asked,
      holds:
        figures.failed === 0 &&
        figures.tokensIssued > 0 &&
        asked.accepted === 0 &&
        restarts.every(({ readyMs }) => readyMs <= (options.readyBoundMs ?? readyBoundMsDefault)),
    };
  } finally {
    await Promise.all([client.stop(), watch.stop()]);
    /** Politely: it has uses of clients to tell. */
    await issuer.stop();
    await bringBack(platform);
  }
}

async function restarted(platform: Platform, name: string): Promise<number> {
  await platform.kill(name);
  const startedMs = performance.now();
  await platform.start(name);
  return Math.round(performance.now() - startedMs);
}

async function restartedIssuer(
  platform: Platform,
  issuer: OwnProcess,
): Promise<{ issuer: OwnProcess; readyMs: number }> {
  await issuer.kill();
  const startedMs = performance.now();
  const again = await startOwnProcess(platform, 'issuer', {}, issuer.port);
  return { issuer: again, readyMs: Math.round(performance.now() - startedMs) };
}

interface SdkLoad {
  readonly stop: () => Promise<LoadFigures & { sentAgain: number; tokensIssued: number }>;
}

/** A new client, with a token of its own, each second: tokens are needed all the time, not once in ten minutes. */
export function loadThroughSdk(
  gateway: string,
  issuer: string,
  { clientId, clientSecret }: BenchClient,
  perSecond: number,
  retry: Patience = patienceDefault,
): SdkLoad {
  const tokenUrl = `${issuer}/oauth/token`;
  let [sends, tokensIssued, operations] = [0, 0, 0];
  const counting: typeof fetch = async (input, init) => {
    const response = await fetch(input, init).finally(() => {
      if (input !== tokenUrl) sends++;
    });
    if (input === tokenUrl && response.ok) tokensIssued++;
    return response;
  };
  const connect = (): Munim =>
    createMunim({ baseUrl: gateway, auth: { tokenUrl, clientId, clientSecret }, fetch: counting, retry });
  let sdk = connect();
  const renew = setInterval(() => void (sdk = connect()), 1000);
  const load = startLoad(perSecond, async () => {
    if (operations++ % 2 === 0) await sdk.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Bench' });
    else await sdk.api.GET('/v1/accounts', { params: { query: { limit: 1 } } });
  });
  return {
    stop: async () => {
      const figures = await load.stop();
      clearInterval(renew);
      return { ...figures, sentAgain: sends - figures.requests, tokensIssued };
    },
  };
}

/** Of what pods hear within tens of milliseconds, where nothing pauses. */
const heardWithinMs = 60_000;

/** Good until it was revoked, which all pods have heard. */
async function revokedToken(bank: BenchBank, pods: readonly Pod[]): Promise<string> {
  const client = await bank.newClient();
  const token = await client.token();
  const until = async (wanted: number): Promise<void> => {
    const endMs = performance.now() + heardWithinMs;
    for (const pod of pods)
      for (let status = await statusOf(pod, token); status !== wanted; status = await statusOf(pod, token)) {
        if (performance.now() > endMs) throw new Error(`${pod.name} still answers ${status}, not ${wanted}`);
        await sleep(20);
      }
  };
  await until(200);
  await bank.operator.revokeClient(bank.id, client.clientId, 'revoked before an outage');
  await until(401);
  return token;
}

function watchRevoked(pods: readonly Pod[], token: string) {
  const counts = { asked: 0, accepted: 0 };
  const stopped = new AbortController();
  const watching = pods.map(async (pod) => {
    while (!stopped.signal.aborted) {
      const status = await statusOf(pod, token);
      if (status !== undefined) counts.asked++;
      if (status === 200) counts.accepted++;
      await sleep(50);
    }
  });
  return {
    stop: async () => {
      stopped.abort();
      await Promise.all(watching);
      return counts;
    },
  };
}

/** Undefined while nobody answers. */
async function statusOf(pod: Pod, token: string): Promise<number | undefined> {
  try {
    const response = await fetch(pod.url, { headers: { authorization: `Bearer ${token}` } });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}
