/** What the code now running makes of a bank, under one name: the migrations of its schema, and its resources. */
import { createHash } from 'node:crypto';
import { tenantId } from '@munim/kernel';
import type { Migration } from '@munim/tenant-schema';
import { bankResources } from './bank.ts';
import { migrationLines } from './resources/schema-migrations.ts';

export interface Release {
  /** `<number of the last migration>-<digest>`: two releases of one name do the same to every bank. */
  readonly name: string;
  /** `<version> <name> <sha256>`, in order. */
  readonly migrations: readonly string[];
  /** Digest of each resource's declaration, by its name; `topic-<context>` stands for every context. */
  readonly resources: Readonly<Record<string, string>>;
}

/** No bank's own values are in a release: this one stands for all, on small cells and on large ones. */
const anyBank = { tenant: tenantId('any-bank'), contexts: ['<context>'], database: 'any' };

export function releaseOf(files: readonly Migration[]): Release {
  const migrations = migrationLines(files);
  const declarations = [1, 3].flatMap((kafkaReplicas) =>
    bankResources({ ...anyBank, kafkaReplicas, migrations: ['-'] }),
  );
  const texts = new Map<string, string>();
  for (const { name, kind, ...rest } of declarations)
    texts.set(name, `${texts.get(name) ?? ''}${kind.token} ${JSON.stringify(rest)}\n`);
  const resources = Object.fromEntries([...texts].map(([name, text]) => [name, digestOf(text)]));
  const last = migrations.at(-1)?.split(' ')[0] ?? '0';
  const name = `${last.padStart(4, '0')}-${digestOf(JSON.stringify([migrations, resources]))}`;
  return { name, migrations, resources };
}

const digestChars = 8;
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, digestChars);
