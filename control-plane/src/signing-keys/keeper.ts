/** Looks every second whether a step in the life of the signing keys is due; any number of processes may. */
import { newId } from '@munim/kernel';
import type { Logger } from '@munim/platform/telemetry';
import { recordDeed } from '../audit/record.ts';
import { SigningKey } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import type { Announcer } from '../registry/announcer.ts';
import { type Advance, advanceSigningKeys, type KeyTiming } from './advance.ts';
import { removeKeyFiles } from './key-files.ts';

export interface KeeperOptions {
  readonly orm: ControlDatabase;
  readonly announcer: Announcer;
  readonly secretsDirectory: string;
  readonly timing: KeyTiming;
  readonly nowMs: () => number;
  readonly uuid: () => string;
  readonly log: Logger;
}

const everyMs = 1_000;
/** A revoked key's file is useless to thieves from the moment of the revocation; it goes with the next look. */
const filesEveryMs = 60_000;

export function keepSigningKeys(options: KeeperOptions): { readonly stop: () => Promise<void> } {
  const { log, nowMs } = options;
  let running: Promise<void> | undefined;
  let filesAtMs = 0;
  const look = async (): Promise<void> => {
    try {
      const { retired } = await advance(options);
      if (retired === 0 && nowMs() - filesAtMs < filesEveryMs) return;
      await removeFilesOfEnded(options);
      filesAtMs = nowMs();
    } catch (error) {
      log.warn('the signing keys could not be looked after; they stay as they are', { error });
    } finally {
      running = undefined;
    }
  };
  const timer = setInterval(() => void (running ??= look()), everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function advance({ orm, announcer, secretsDirectory, timing, nowMs, uuid }: KeeperOptions): Promise<Advance> {
  const done = await orm.em.fork().transactional(async (em) => {
    const advanced = await advanceSigningKeys({ em, announcer, secretsDirectory, nowMs: nowMs() }, timing);
    if (advanced.scheduled)
      recordDeed(em, {
        actor: 'schedule',
        action: 'rotateSigningKey',
        target: `signing-key/${advanced.scheduled.kid}`,
        requestId: newId('request', uuid()),
        ...(advanced.scheduled.reason ? { reason: advanced.scheduled.reason } : {}),
      });
    return advanced;
  });
  await announcer.publishSoon();
  return done;
}

async function removeFilesOfEnded({ orm, secretsDirectory, nowMs, log }: KeeperOptions): Promise<void> {
  const keys = await orm.em.fork().find(SigningKey, {});
  const kids = (isEnded: boolean): Set<string> =>
    new Set(keys.filter(({ endedAt }) => Boolean(endedAt) === isEnded).map(({ kid }) => kid));
  const removed = await removeKeyFiles(secretsDirectory, { alive: kids(false), ended: kids(true), nowMs: nowMs() });
  if (removed > 0) log.info('private halves of ended signing keys removed', { count: removed });
}
