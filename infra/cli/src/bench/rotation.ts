/**
 * `bench rotation`: signing keys change under load. Tokens are taken all the time and used until they expire, so that
 * tokens of every key are on their way at once; a request that is not accepted at its first try has failed.
 */
import { accessTokenLifetimeSeconds } from '@munim/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchBank } from './prepare.ts';
import { readOnce, writeOnce } from './requests.ts';
import { type LoadFigures, startLoad } from './steady-load.ts';

export interface RotationOptions {
  readonly gateway: string;
  readonly seconds: number;
  readonly everySeconds: number;
  readonly perSecond: number;
  /** Goes on beyond `seconds` until so many came to sign. */
  readonly rotationsMin?: number;
  /** What is done to the keys each time, and whether it came to pass; without it a rotation. */
  readonly change?: () => Promise<boolean>;
}

export interface RotationOutcome extends LoadFigures {
  readonly rotations: number;
  /** Keys that signed tokens of this run. */
  readonly keys: number;
  readonly tokens: number;
  readonly tokensFailed: number;
  readonly holds: boolean;
}

interface Held {
  readonly token: string;
  readonly takenMs: number;
}

const tokensPerSecond = 4;
/** A client that is any good renews before the end. */
const usedForMs = (accessTokenLifetimeSeconds - 30) * 1000;

export async function measureRotation(bank: BenchBank, options: RotationOptions): Promise<RotationOutcome> {
  const held: Held[] = [{ token: await bank.token(), takenMs: performance.now() }];
  const kids = new Set<string>();
  const taking = startLoad(tokensPerSecond, async () => {
    const token = await bank.token();
    kids.add(kidOf(token));
    held.push({ token, takenMs: performance.now() });
    if (performance.now() - (held[0]?.takenMs ?? 0) > usedForMs) held.shift();
  });
  let count = 0;
  /** Every other request uses the newest token, the others go round all that are alive. */
  const next = (): string => {
    const index = count % 4 < 2 ? held.length - 1 : count % held.length;
    return (held[index] as Held).token;
  };
  const load = startLoad(options.perSecond, () =>
    count++ % 2 === 0 ? writeOnce(options.gateway, next()) : readOnce(options.gateway, next()),
  );
  let rotations = 0;
  try {
    rotations = await changeKeys(bank, options);
  } finally {
    await Promise.all([load.stop(), taking.stop()]);
  }
  const [requests, tokens] = await Promise.all([load.stop(), taking.stop()]);
  return {
    ...requests,
    failures: [...requests.failures, ...tokens.failures],
    rotations,
    keys: kids.size,
    tokens: tokens.requests,
    tokensFailed: tokens.failed,
    holds: requests.failed === 0 && tokens.failed === 0 && rotations > 0 && kids.size >= rotations,
  };
}

/** A key that is waited for beyond the time: longer than any takes from its first to its last state. */
const beyondMs = 60_000;

/** Answers with how many came to sign. */
async function changeKeys(bank: BenchBank, options: RotationOptions): Promise<number> {
  const { seconds, everySeconds, rotationsMin = 0, change } = options;
  const endMs = performance.now() + seconds * 1000;
  let done = 0;
  let dueMs = performance.now() + everySeconds * 500;
  for (; dueMs < endMs || done < rotationsMin; dueMs += everySeconds * 1000) {
    await sleep(Math.max(0, dueMs - performance.now()));
    const giveUpMs = done < rotationsMin ? performance.now() + beyondMs : endMs;
    if (await (change ?? (() => rotate(bank, giveUpMs)))()) done++;
    else if (done < rotationsMin) break;
  }
  // Tokens of the last key are on their way too.
  await sleep(Math.max(everySeconds * 500, endMs - performance.now()));
  return done;
}

/** One that the end overtakes does not count: its key never signed. */
async function rotate({ operator }: BenchBank, giveUpMs: number): Promise<boolean> {
  const { kid } = await operator.rotateSigningKey('measuring rotations under load');
  while (performance.now() < giveUpMs) {
    const key = (await operator.signingKeys()).find((one) => one.kid === kid);
    if (key?.state === 'signing') return true;
    await sleep(100);
  }
  return false;
}

const kidOf = (token: string): string => {
  const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string };
  return header.kid;
};
