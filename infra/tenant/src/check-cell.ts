/** Asks the three services of a cell whether they answer, and, before banks are placed there, whether banks can be. */
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetObjectLockConfigurationCommand,
  ListBucketsCommand,
} from '@aws-sdk/client-s3';
import type { Clock } from '@munim/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cell, type CellAccess, openCell } from './cell.ts';

export interface ServiceCheck {
  readonly service: 'postgres' | 'kafka' | 'object-store';
  /** Null when it is as it must be. */
  readonly reason: string | null;
}

/** Longer than a healthy service takes by far, short enough for somebody who waits for the answer. */
const answerWithinMs = 6_000;

/** Do they answer? Changes nothing. */
export const lookAtCell = (access: CellAccess, clock: Clock): Promise<readonly ServiceCheck[]> =>
  ask(access, clock, {
    postgres: async (cell) => void (await cell.sql()`select 1`),
    kafka: async (cell) => void (await (await cell.kafka()).describeCluster()),
    'object-store': async (cell) => void (await cell.s3().send(new ListBucketsCommand({}))),
  });

/** Could a bank's resources be made there? A bucket is made and removed: object lock cannot be seen otherwise. */
export const checkCell = (
  access: CellAccess,
  clock: Clock,
  needs: { readonly kafkaReplicas: number; readonly bucket: string },
  withinMs = answerWithinMs,
): Promise<readonly ServiceCheck[]> =>
  ask(
    access,
    clock,
    {
      postgres: mayMakeLogins,
      kafka: (cell) => hasBrokers(cell, needs.kafkaReplicas),
      'object-store': (cell) => locksObjects(cell, needs.bucket),
    },
    withinMs,
  );

type Questions = Readonly<Record<ServiceCheck['service'], (cell: Cell) => Promise<void>>>;

async function ask(
  access: CellAccess,
  clock: Clock,
  questions: Questions,
  withinMs = answerWithinMs,
): Promise<readonly ServiceCheck[]> {
  const cell = openCell(access, clock);
  const answers = (Object.keys(questions) as ServiceCheck['service'][]).map(async (service) => ({
    service,
    reason: await reasonOf(questions[service](cell), withinMs),
  }));
  try {
    return await Promise.all(answers);
  } finally {
    await cell.close();
  }
}

async function reasonOf(question: Promise<void>, withinMs: number): Promise<string | null> {
  const ending = new AbortController();
  const late = sleep(withinMs, `no answer in ${withinMs / 1000} s`, { signal: ending.signal });
  // The other one won.
  late.catch(() => undefined);
  const answer = question.then(
    () => null,
    (error: unknown) => textOf(error),
  );
  const reason = await Promise.race([answer, late]);
  ending.abort();
  return reason;
}

/** A refused connection to several addresses at once has no text of its own. */
function textOf(error: unknown): string {
  const { message, code, name } = error as NodeJS.ErrnoException;
  return (message || code || name || 'an error without a text').slice(0, 300);
}

async function mayMakeLogins(cell: Cell): Promise<void> {
  const [role] = await cell.sql()<{ enough: boolean }[]>`
    select rolsuper as enough from pg_roles where rolname = current_user`;
  if (!role?.enough) throw new Error('its login is no superuser: it could not make the logins of banks');
}

async function hasBrokers(cell: Cell, replicas: number): Promise<void> {
  const { brokers } = await (await cell.kafka()).describeCluster();
  if (brokers.length < replicas) throw new Error(`${brokers.length} brokers cannot keep ${replicas} copies of a topic`);
}

async function locksObjects(cell: Cell, Bucket: string): Promise<void> {
  const s3 = cell.s3();
  await s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
  try {
    const { ObjectLockConfiguration: lock } = await s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
    if (lock?.ObjectLockEnabled !== 'Enabled') throw new Error('a bucket made with object lock has none');
  } finally {
    await s3.send(new DeleteBucketCommand({ Bucket }));
  }
}
