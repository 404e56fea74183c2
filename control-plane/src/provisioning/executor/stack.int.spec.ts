/** Engines that meet a new backend at once each get their stack; and none is started more often than its work needs. */
import { tenantId } from '@munim/kernel';
import type { BankSpec } from '@munim/tenant';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Engine, openEngine } from './stack.ts';

const enginesAtOnce = 4;
const services = inject('services');
const database = `engines_${randomBytes(4).toString('hex')}`;
const admin = postgres(services.postgres.url, { max: 1, onnotice: () => undefined });
const backendUrl = new URL(services.postgres.url);
backendUrl.pathname = `/${database}`;
backendUrl.searchParams.set('sslmode', 'disable');
let directory: string;

beforeAll(async () => {
  await admin`create database ${admin(database)}`;
  directory = await mkdtemp(join(tmpdir(), 'munim-engines-'));
});
afterAll(async () => {
  await admin`drop database ${admin(database)} with (force)`;
  await admin.end();
  await rm(directory, { recursive: true, force: true });
});

const open = (root: string): Promise<Engine> =>
  openEngine({ root, backendUrl: backendUrl.href, passphrase: 'test', directory, providerPort: 1 });
const specOf = (name: string): BankSpec => ({ tenant: tenantId(name), contexts: [], database, kafkaReplicas: 1 });
const cancelled = (engine: Engine, name: string, isNew?: boolean): Promise<string> =>
  engine.withStack(
    specOf(name),
    async (stack) => {
      await stack.cancel();
      return stack.name;
    },
    isNew,
  );

test('four engines open a new backend at once, and each makes its own stack', async () => {
  const names = await Promise.all(
    Array.from({ length: enginesAtOnce }, async (_, index) =>
      cancelled(await open(services.pulumi.root), `bank-${index}`),
    ),
  );
  expect(names).toEqual(['bank-0', 'bank-1', 'bank-2', 'bank-3']);
});

test('a stack is selected only to make it: the engine is started once for each thing that it does', async () => {
  const root = join(directory, 'counted');
  const asked = join(directory, 'asked');
  const program = join(root, 'bin/pulumi');
  await mkdir(join(root, 'bin'), { recursive: true });
  const real = join(services.pulumi.root, 'bin/pulumi');
  await writeFile(program, `#!/bin/sh\necho "$1" >> '${asked}'\nexec '${real}' "$@"\n`);
  await chmod(program, 0o755);
  const engine = await open(root);
  const startsOf = async (work: Promise<string>): Promise<string[]> => {
    await writeFile(asked, '');
    await work;
    return (await readFile(asked, 'utf8')).trimEnd().split('\n');
  };
  expect(await startsOf(cancelled(engine, 'new-bank', true))).toEqual(['stack', 'cancel']);
  expect(await startsOf(cancelled(engine, 'new-bank'))).toEqual(['cancel']);
  // Nobody knew that it was not there.
  expect(await startsOf(cancelled(engine, 'lost-bank'))).toEqual(['cancel', 'stack', 'cancel']);
});
