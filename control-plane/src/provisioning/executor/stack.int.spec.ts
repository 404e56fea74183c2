/** Engines that meet a new backend at once each get their stack; and none is started more often than its work needs. */
import { tenantId } from '@munim/kernel';
import type { BankSpec } from '@munim/tenant';
import type { Stack } from '@pulumi/pulumi/automation/index.js';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  await admin`create database ${admin(database)} strategy file_copy`;
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
      const made = async (stack: Stack) => {
        await stack.cancel();
        return stack.name;
      };
      return engine.withStack(spec(bank), made);
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

test(
  'a stack is selected only to make it: the engine is started once for each thing that it does',
  async () => {
    const root = join(settings.directory, 'counted');
    const asked = join(settings.directory, 'asked');
    const program = join(root, 'bin/pulumi');
    await mkdir(join(root, 'bin'), { recursive: true });
    await writeFile(program, `#!/bin/sh\necho "$1" >> '${asked}'\nexec '${join(settings.root, 'bin/pulumi')}' "$@"\n`);
    await chmod(program, 0o755);
    const engine = await openEngine({ ...settings, root });
    const startsOf = async (bank: string, isNew?: boolean): Promise<string[]> => {
      await writeFile(asked, '');
      await engine.withStack(spec(bank), (stack) => stack.cancel(), isNew);
      return (await readFile(asked, 'utf8')).trimEnd().split('\n');
    };
    expect(await startsOf('fresh-bank', true)).toEqual(['stack', 'cancel']);
    expect(await startsOf('fresh-bank')).toEqual(['cancel']);
    // Nobody knew that it was not there.
    expect(await startsOf('lost-bank')).toEqual(['cancel', 'stack', 'cancel']);
  },
  enginesMs,
);
