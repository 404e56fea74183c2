/** The sealed audit log as the API reads it: from the bucket and by the signature, never from the database's word. */
import { auditArchive, platformProblems, ProblemError } from '@munim/kernel';
import {
  ArchiveConflictError,
  createEntryProver,
  type EntryProver,
  type ObjectStoreAddress,
  openArchiveHome,
} from '@munim/platform/archive';
import type { Logger } from '@munim/platform/telemetry';
import { openSecrets } from '@munim/platform/tenancy';

export interface SealedLog {
  /** Entries up to this position are under a signed checkpoint, as far as this process knows. Soon answered, and never rejects. */
  readonly size: () => Promise<number>;
  readonly verifierKey: () => Promise<string>;
  readonly checkpoint: EntryProver['checkpoint'];
  readonly prove: EntryProver['prove'];
  readonly close: () => void;
}

export interface SealedLogOptions {
  readonly bucket: string;
  readonly store: ObjectStoreAddress;
  readonly secretsDirectory: string;
  readonly log: Logger;
}

/** What is sealed stays sealed, so an older size is true too: a list need not ask the store each time. */
const sizeMaxAgeMs = 1_000;
/** A list is not held up by a store that is away. */
const sizeWaitMs = 500;

export function openSealedLog({ bucket, store, secretsDirectory, log }: SealedLogOptions): SealedLog {
  let opened: Promise<{ prover: EntryProver; verifierKey: string; close: () => void }> | undefined;
  const open = () =>
    (opened ??= openArchiveHome(auditArchive(bucket), openSecrets(secretsDirectory), store).then((home) => ({
      prover: createEntryProver(home.bucket, home.signer.verifierKey),
      verifierKey: home.signer.verifierKey,
      close: home.bucket.close,
    }))).catch((error: unknown) => {
      // Nothing was sealed yet; the keys may be there at the next question.
      opened = undefined;
      throw error;
    });

  let known = { size: 0, atMs: Number.NEGATIVE_INFINITY };
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    try {
      const checkpoint = await (await open()).prover.checkpoint();
      known = { size: Math.max(known.size, checkpoint?.size ?? 0), atMs: performance.now() };
    } catch (error) {
      log.warn('the checkpoint of the audit log cannot be read', { bucket, error });
    } finally {
      asking = undefined;
    }
  };

  const orUnavailable = async <T>(work: (prover: EntryProver) => Promise<T>): Promise<T> => {
    try {
      return await work((await open()).prover);
    } catch (error) {
      // Damage is said as it is; it is no outage that passes.
      if (error instanceof ArchiveConflictError) throw error;
      log.warn('the sealed audit log cannot be read', { bucket, error });
      throw new ProblemError(
        platformProblems.unavailable,
        'the archive of the audit log does not answer, or was not made yet',
      );
    }
  };

  return {
    size: async () => {
      if (performance.now() - known.atMs >= sizeMaxAgeMs) {
        asking ??= ask();
        await Promise.race([asking, new Promise<void>((late) => setTimeout(late, sizeWaitMs).unref())]);
      }
      return known.size;
    },
    verifierKey: async () => orUnavailable(async () => (await open()).verifierKey),
    checkpoint: () => orUnavailable((prover) => prover.checkpoint()),
    prove: (position) => orUnavailable((prover) => prover.prove(position)),
    close: () => void opened?.then(({ close }) => close()).catch(() => undefined),
  };
}
