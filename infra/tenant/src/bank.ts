/** A bank as a list of resources: the Pulumi program, the verification, the run's steps and the tests all walk it. */
import { partitionsPerTopic, type TenantId, topology } from '@munim/kernel';
import { writeOncePolicy } from './object-store/bucket-policy.ts';
import { kindOf } from './resources/index.ts';
import { kafkaTopic } from './resources/kafka-topic.ts';
import { lockedBucket } from './resources/locked-bucket.ts';
import { objectStoreUser } from './resources/object-store-user.ts';
import { postgresLogin } from './resources/postgres-login.ts';
import { postgresSchema } from './resources/postgres-schema.ts';
import { packageMigrations, schemaMigrations } from './resources/schema-migrations.ts';
import { secretFile } from './resources/secret-file.ts';
import type { Properties, ResourceKind } from './resource-kind.ts';

export interface BankSpec {
  readonly tenant: TenantId;
  readonly contexts: readonly string[];
  /** The cell's database for banks. */
  readonly database: string;
  /** 1 on a cell of one broker. */
  readonly kafkaReplicas: number;
  /** `retained`: only what law owns is left, and nobody but the platform reads it. Serving when left out. */
  readonly stage?: 'serving' | 'retained';
  /** `<version> <name> <sha256>` of each migration that its schema is to hold; left out, those of this release. */
  readonly migrations?: readonly string[];
  /** What another release made of it: it stays exactly that, whatever this release would declare. */
  readonly declared?: readonly KeptDeclaration[];
}

export interface ResourceDeclaration {
  /** Unique within the bank, and the name of the run's step that makes it. */
  readonly name: string;
  readonly kind: ResourceKind;
  readonly desired: Properties;
  /** Names of those that must be there first. */
  readonly after: readonly string[];
  readonly retainOnDelete: boolean;
}

/** Six services in two pods with three connections each, and four to spare for a migration and a person. */
const connectionsMax = 40;
/** The longest period that a regulation in the table of retentions asks of a record: ten years. */
export const lockDays = 3653;

export function bankResources(spec: BankSpec): readonly ResourceDeclaration[] {
  if (spec.stage === 'retained') return retainedBuckets(spec);
  if (spec.declared) return onItsRelease(spec, spec.declared);
  return [...secretResources(spec), ...postgresResources(spec), ...topicResources(spec), ...bucketResources(spec)];
}

/** What ends when a bank is taken apart, in no order: the engine knows the order of their needs. */
export const goneWhenRetained = (spec: BankSpec): readonly ResourceDeclaration[] =>
  bankResources({ ...spec, stage: 'serving' }).filter(({ kind }) => kind !== (lockedBucket as unknown as ResourceKind));

/** The same buckets under the same locks, without the bank's own user in their policy. */
const retainedBuckets = (spec: BankSpec): readonly ResourceDeclaration[] =>
  bucketResources(spec)
    .filter(({ kind }) => kind === (lockedBucket as unknown as ResourceKind))
    .map((bucket) => ({ ...bucket, desired: { ...bucket.desired, policy: null }, after: [] }));
/** A context that was switched on since has its topic besides, as this release makes it. */
function onItsRelease(spec: BankSpec, declared: readonly KeptDeclaration[]): readonly ResourceDeclaration[] {
  const names = new Set(declared.map(({ name }) => name));
  return [...declared.map(revive), ...topicResources(spec).filter(({ name }) => !names.has(name))];
}

/** A declaration as JSON: the kind by its token. */
export type KeptDeclaration = Omit<ResourceDeclaration, 'kind'> & { readonly token: string };

/** What a bank on this spec is, to be kept: a later release can still check it, repair it and go back to it. */
export const keptDeclarations = (spec: BankSpec): readonly KeptDeclaration[] =>
  bankResources(spec).map(({ kind, ...rest }) => ({ ...rest, token: kind.token }));

const revive = ({ token, ...rest }: KeptDeclaration): ResourceDeclaration => ({ ...rest, kind: kindOf(token) });

export function declare<Desired extends Properties>(
  kind: ResourceKind<Desired>,
  name: string,
  desired: NoInfer<Desired>,
  options: { after?: readonly string[]; retainOnDelete?: boolean } = {},
): ResourceDeclaration {
  const { after = [], retainOnDelete = false } = options;
  return { name, kind: kind as unknown as ResourceKind, desired, after, retainOnDelete };
}

function secretResources({ tenant }: BankSpec): ResourceDeclaration[] {
  const { secrets } = topology(tenant);
  return [
    declare(secretFile, 'postgres-password', { path: secrets.postgresPassword, content: 'random-text', mode: '0600' }),
    declare(secretFile, 's3-secret', { path: secrets.archiveSecretAccessKey, content: 'random-text', mode: '0600' }),
    declare(secretFile, 'archive-signing-key', {
      path: secrets.archiveSigningKey,
      content: 'ed25519-private-key',
      mode: '0600',
    }),
    declare(secretFile, 'key-encryption-key', { path: secrets.keyEncryptionKey, content: 'random-key', mode: '0600' }),
  ];
}

function postgresResources({ tenant, database, migrations }: BankSpec): ResourceDeclaration[] {
  const { schema, login, secrets } = topology(tenant);
  const passwordPath = secrets.postgresPassword;
  return [
    declare(
      postgresLogin,
      'postgres-login',
      {
        login,
        passwordPath,
        password: 'as in its secret',
        powers: [],
        canLogin: true,
        databases: [database],
        connectionsMax,
        settings: loginSettings(schema),
      },
      { after: ['postgres-password'] },
    ),
    declare(postgresSchema, 'postgres-schema', { schema, owner: login, guests: [] }, { after: ['postgres-login'] }),
    declare(
      schemaMigrations,
      'postgres-migrations',
      { schema, login, passwordPath, applied: migrations ?? packageMigrations(), faults: [] },
      { after: ['postgres-schema'] },
    ),
  ];
}

const loginSettings = (schema: string): Record<string, string> => ({
  search_path: schema,
  // Only a superuser may change it, so one bank's bad query cannot fill the disk of all.
  temp_file_limit: '1GB',
  // A forgotten transaction holds the log's head row, and with it every command of the bank.
  idle_in_transaction_session_timeout: '60s',
  // An acknowledged command survives the loss of power; pods check it on every connection.
  synchronous_commit: 'on',
});

/** `-1`: a reader that starts years later still finds its whole history; the log beside it is kept as long anyway. */
const topicSettings = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
} as const;

const topicResources = ({ tenant, contexts, kafkaReplicas }: BankSpec): ResourceDeclaration[] =>
  contexts.map((context) =>
    declare(kafkaTopic, `topic-${context}`, {
      topic: topology(tenant).topic(context),
      partitions: partitionsPerTopic,
      replicas: kafkaReplicas,
      // With three copies, one may be lost without losing an acknowledged event.
      settings: kafkaReplicas < 3 ? topicSettings : { ...topicSettings, 'min.insync.replicas': '2' },
    }),
  );

function bucketResources({ tenant }: BankSpec): ResourceDeclaration[] {
  const { archiveBucket, exportBucket, schema, secrets } = topology(tenant);
  // The schema's name: letters, digits and _ only, and as unique as the bank.
  const accessKeyId = schema;
  const bucket = (name: string, of: string): ResourceDeclaration =>
    declare(
      lockedBucket,
      name,
      {
        bucket: of,
        versioning: 'Enabled',
        lock: { mode: 'COMPLIANCE', days: lockDays },
        policy: writeOncePolicy(of, accessKeyId),
      },
      { after: ['s3-user'], retainOnDelete: true },
    );
  return [
    declare(
      objectStoreUser,
      's3-user',
      {
        accessKeyId,
        accessKeyIdPath: secrets.archiveAccessKeyId,
        secretPath: secrets.archiveSecretAccessKey,
        secret: 'as in its secret',
        role: 'user',
      },
      { after: ['s3-secret'] },
    ),
    bucket('archive-bucket', archiveBucket),
    bucket('export-bucket', exportBucket),
  ];
}
