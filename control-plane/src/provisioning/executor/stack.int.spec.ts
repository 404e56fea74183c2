/** Engines that meet a new backend at once: each must get its stack, or the first two banks of a cell fail. */
import { tenantId } from '@munim/kernel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { openEngine } from './stack.ts';

const enginesAtOnce = 4;

test('four engines open a new backend at once, and each finds its own stack', async () => {
  const services = inject('services');
  const database = `engines_${crypto.randomUUID().slice(0, 8)}`;
  const admin = postgres(services.postgres.url, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(database)}`;
  const directory = await mkdtemp(join(tmpdir(), 'munim-engines-'));
  const backendUrl = new URL(services.postgres.url);
  backendUrl.pathname = `/${database}`;
  backendUrl.searchParams.set('sslmode', 'disable');
  const settings = { root: services.pulumi.root, backendUrl: backendUrl.href, passphrase: 'test' };
  try {
    const names = await Promise.all(
      Array.from({ length: enginesAtOnce }, async (_, index) => {
        const engine = await openEngine({ ...settings, directory, providerPort: 1 });
        const spec = { tenant: tenantId(`bank-${index}`), contexts: [], database, kafkaReplicas: 1 };
        return engine.withStack(spec, (stack) => Promise.resolve(stack.name));
      }),
    );
    expect(names).toEqual(['bank-0', 'bank-1', 'bank-2', 'bank-3']);
  } finally {
    await admin`drop database ${admin(database)} with (force)`;
    await admin.end();
    await rm(directory, { recursive: true, force: true });
  }
});
