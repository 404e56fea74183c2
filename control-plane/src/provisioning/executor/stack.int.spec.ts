/** Engines that meet a new backend at once: each must get its stack, or the first two banks of a cell fail. */
import { tenantId } from '@munim/kernel';
import type { BankSpec } from '@munim/tenant';
import type { Stack } from '@pulumi/pulumi/automation/index.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type EngineSettings, openEngine } from './stack.ts';

/** Seven starts of an engine: a quarter of a second each, and many times that where others keep the machine busy. */
const enginesMs = 240_000;
const banks = ['bank-0', 'bank-1', 'bank-2', 'bank-3'];

let settings: EngineSettings;
let spec: (tenant: string) => BankSpec;
/** Names of those that the backend keeps. */
let stacks: () => Promise<string[]>;
let close: () => Promise<void>;
beforeAll(async () => {
  const services = inject('services');
  const database = `engines_${crypto.randomUUID().slice(0, 8)}`;
  const admin = postgres(services.postgres.url, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(database)}`;
  const directory = await mkdtemp(join(tmpdir(), 'munim-engines-'));
  const backendUrl = new URL(services.postgres.url);
  backendUrl.pathname = `/${database}`;
  backendUrl.searchParams.set('sslmode', 'disable');
  settings = {
    root: services.pulumi.root,
    backendUrl: backendUrl.href,
    passphrase: 'test',
    directory,
    providerPort: 1,
  };
  spec = (tenant) => ({ tenant: tenantId(tenant), contexts: [], database, kafkaReplicas: 1 });
  const kept = postgres(backendUrl.href.replace(/\?.*/, ''), { max: 1 });
  stacks = async () => {
    const keys = (await kept<{ key: string }[]>`select key from pulumi_state`).map(({ key }) => key);
    return keys.flatMap((key) => /\/stacks\/munim-bank\/(.+)\.json$/.exec(key)?.[1] ?? []).sort();
  };
  close = async () => {
    await kept.end();
    await admin`drop database ${admin(database)} with (force)`;
    await admin.end();
    await rm(directory, { recursive: true, force: true });
  };
});
afterAll(() => close());

test('four engines open a new backend at once, and each finds its own stack', async () => {
  const names = await Promise.all(
    banks.map(async (bank) => {
      const engine = await openEngine(settings);
      return engine.withStack(spec(bank), (stack) => Promise.resolve(stack.name));
    }),
  );
  expect(names).toEqual(banks);
});

test(
  'a look at a bank makes no stack of it; what a killed look left behind is removed',
  async () => {
    const engine = await openEngine(settings);
    const look = <T>(id: string, work: (stack: Stack) => Promise<T>) => engine.withKnownStack('prv_1', spec(id), work);
    expect(await look('bank-0', (stack) => Promise.resolve(stack.name))).toBe('bank-0');
    expect(await look('bank-gone', stacks)).toEqual([...banks, 'preview.prv_1']);

    // As after SIGKILL: its end never comes.
    const left = await new Promise<string>((resolve, reject) => {
      engine
        .withPassingStack('prv_2', spec('bank-new'), (stack) => {
          resolve(stack.name);
          return new Promise(() => undefined);
        })
        .catch(reject);
    });
    expect(await stacks()).toEqual([...banks, left]);
    await engine.removePassing(['prv_2', 'prv_3']);
    expect(await stacks()).toEqual(banks);
  },
  enginesMs,
);
