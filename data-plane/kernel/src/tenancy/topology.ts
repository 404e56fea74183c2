/** THE names of a bank's resources: what provisioning creates and what pods use both come from here. */

/** 3–40 characters; no '.' or '_', so that `<id>.` and `bank_<id>` can never be a prefix of another bank's names. */
const tenantIdPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const tenantIdLength = { min: 3, max: 40 } as const;

/** Ids that would collide with the platform's own topics, logins or buckets. */
const reservedTenantIds: ReadonlySet<string> = new Set([
  'munim',
  'postgres',
  'public',
  'admin',
  'root',
  'control',
  'control-plane',
  'system',
  'registry',
]);

export type TenantId = string & { readonly __brand: 'TenantId' };

export const isTenantId = (text: string): text is TenantId =>
  text.length >= tenantIdLength.min &&
  text.length <= tenantIdLength.max &&
  tenantIdPattern.test(text) &&
  !reservedTenantIds.has(text);

/** Throws on an id that is malformed or reserved: callers check user input with `isTenantId` first. */
export function tenantId(text: string): TenantId {
  if (!isTenantId(text)) throw new Error(`not a tenant id: ${JSON.stringify(text)}`);
  return text;
}

/** Platform-wide compacted topics; one partition each, so that a reader sees one order. */
export const platformTopics = {
  /** Banks, public signing keys and revocations: all that a pod needs to serve. */
  registry: 'munim.registry',
  /** API clients with hashed secrets: read by the token issuer alone. */
  clients: 'munim.clients',
  /** When issuers last gave each client a token: written by issuers, read by the control plane. */
  clientUse: 'munim.client-use',
  /** What clients asked of issuers, and operators of gateways, by hour: for the audit log; forgotten after a week. */
  clientActions: 'munim.client-actions',
  /** What banks used today: told by gateways and the meter, read by gateways and the control plane; forgotten after a week. */
  bankUse: 'munim.bank-use',
} as const;

/**
 * The control plane's audit log as an archive of its own: it belongs to no bank, so that no bank's end takes it along. The
 * bucket is a setting, since names of buckets are unique beyond an installation.
 */
export const auditArchive = (bucket: string) =>
  ({
    bucket,
    /** C2SP log origin; each entry names it too. */
    origin: 'munim/audit',
    accessKeyId: 'control-plane/audit-s3-access-key-id',
    secretAccessKey: 'control-plane/audit-s3-secret-access-key',
    signingKey: 'control-plane/audit-signing-key.pem',
  }) as const;

export interface Topology {
  readonly tenant: TenantId;
  /** Postgres schema and the login that owns it. */
  readonly schema: string;
  readonly login: string;
  readonly topic: (context: string) => string;
  readonly consumerGroup: (service: string) => string;
  readonly archiveBucket: string;
  readonly exportBucket: string;
  /** C2SP log origin: the name in the bank's checkpoints and verifier key. */
  readonly archiveOrigin: string;
  readonly audience: string;
  /** Paths below the secrets directory. */
  readonly secrets: {
    readonly directory: string;
    readonly postgresPassword: string;
    readonly archiveAccessKeyId: string;
    readonly archiveSecretAccessKey: string;
    readonly archiveSigningKey: string;
    readonly keyEncryptionKey: string;
    readonly subjectKeys: string;
  };
}

/** Of a cell, as its operators call it: it names a folder of secrets. */
export const cellNamePattern = /^[a-z][a-z0-9-]{0,39}$/;

/** Paths below the secrets directory: with these a bank's resources are made in the cell. Only provisioning reads them. */
export function cellSecrets(cell: string): Readonly<Record<CellSecret, string>> {
  if (!cellNamePattern.test(cell)) throw new Error(`not the name of a cell: ${JSON.stringify(cell)}`);
  const directory = `cells/${cell}`;
  return {
    postgresUser: `${directory}/postgres-user`,
    postgresPassword: `${directory}/postgres-password`,
    s3AccessKeyId: `${directory}/s3-access-key-id`,
    s3SecretAccessKey: `${directory}/s3-secret-access-key`,
  };
}
export type CellSecret = 'postgresUser' | 'postgresPassword' | 's3AccessKeyId' | 's3SecretAccessKey';

/** Partitions per context topic: the ceiling of projection parallelism for one bank. */
export const partitionsPerTopic = 3;

export function topology(tenant: TenantId): Topology {
  const schema = `bank_${tenant.replaceAll('-', '_')}`;
  const directory = `tenants/${tenant}`;
  return {
    tenant,
    schema,
    login: schema,
    topic: (context) => `${tenant}.${context}`,
    consumerGroup: (service) => `${tenant}.${service}`,
    archiveBucket: `${tenant}-archive`,
    exportBucket: `${tenant}-exports`,
    archiveOrigin: `munim.example/${tenant}`,
    audience: `munim:${tenant}`,
    secrets: {
      directory,
      postgresPassword: `${directory}/postgres-password`,
      archiveAccessKeyId: `${directory}/s3-access-key-id`,
      archiveSecretAccessKey: `${directory}/s3-secret-access-key`,
      archiveSigningKey: `${directory}/archive-signing-key.pem`,
      keyEncryptionKey: `${directory}/key-encryption-key`,
      subjectKeys: `${directory}/subjects`,
    },
  };
}
