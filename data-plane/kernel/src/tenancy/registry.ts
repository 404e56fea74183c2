/** What the control plane announces on the compacted registry topic, and so all that a pod knows of the fleet. */

export interface Cell {
  readonly name: string;
  readonly postgres: { readonly host: string; readonly port: number; readonly database: string };
  readonly kafka: { readonly brokers: readonly string[] };
  readonly objectStore: { readonly endpoint: string; readonly region: string };
}

export type ServingState = 'active' | 'suspended' | 'offboarding';

/** key `tenant/<id>` */
export interface TenantEntry {
  readonly kind: 'tenant';
  readonly id: string;
  readonly name: string;
  readonly state: ServingState;
  /** Switched on. */
  readonly contexts: readonly string[];
  /** Switched off, with what they hold left as it is. */
  readonly keptContexts?: readonly string[] | undefined;
  readonly cell: Cell;
  readonly limits: TenantLimits;
  readonly updatedAt: string;
}

/** What was agreed with a bank, as far as gateways hold it to that; by an entry that leaves one out they do not. */
export interface TenantLimits {
  readonly requestsPerSecond: number;
  readonly commandsPerDay?: number | undefined;
  readonly exportsPerDay?: number | undefined;
  readonly storageBytes?: number | undefined;
}

/** key `signing-key/<kid>`; `jwk` is public. A retired or revoked key is a tombstone. */
export interface SigningKeyEntry {
  readonly kind: 'signing-key';
  readonly kid: string;
  readonly jwk: {
    readonly kty: string;
    readonly crv: string;
    readonly x: string;
    readonly kid: string;
    readonly alg: string;
  };
  readonly state: 'published' | 'signing' | 'retiring';
}

/** key `revocation/<clientId>`: tokens of this client issued before `issuedBefore` (epoch seconds) are refused. */
export interface RevocationEntry {
  readonly kind: 'revocation';
  readonly clientId: string;
  readonly issuedBefore: number;
}

export type RegistryEntry = TenantEntry | SigningKeyEntry | RevocationEntry;

export const registryKey = (entry: RegistryEntry): string => {
  switch (entry.kind) {
    case 'tenant':
      return `tenant/${entry.id}`;
    case 'signing-key':
      return `signing-key/${entry.kid}`;
    case 'revocation':
      return `revocation/${entry.clientId}`;
  }
};

/** On topic `munim.clients`, key `<clientId>`; what the issuer needs to authenticate a client without a database. */
export interface ClientEntry {
  readonly clientId: string;
  readonly tenant: string;
  readonly scopes: readonly string[];
  /** SHA-256 (base64url) of each secret that is valid now: two during a rotation with overlap. */
  readonly secretHashes: readonly string[];
  /** Public keys for `private_key_jwt` (RFC 7523). */
  readonly jwks: readonly Record<string, string>[];
  readonly state: 'active' | 'revoked';
}

/**
 * On topic `munim.client-actions`: what one process answered one client in one hour, as totals that only grow. An issuer tells
 * it of every client; a gateway of support grants, which are the clients of the tokens that operators look in with.
 */
export interface ClientHour {
  readonly clientId: string;
  /** ISO 8601: the hour's begin. */
  readonly hour: string;
  /** The process's run. */
  readonly source: string;
  /** By outcome: `issued`, or the code of a refusal; of a grant the operation, `refused_` before one that was not answered. */
  readonly outcomes: Readonly<
    Record<string, { readonly count: number; readonly firstAt: string; readonly lastAt?: string | undefined }>
  >;
}

/** On topic `munim.client-use`, key `<clientId>`. */
export interface ClientUse {
  readonly clientId: string;
  /** ISO 8601: when an issuer last gave it a token. */
  readonly usedAt: string;
}

/**
 * On topic `munim.bank-use`: what a bank used on a UTC day, as totals that only grow. Each gateway tells what it let through
 * itself; the meter what it found in the bank's log and stores, and what all gateways told before.
 */
export interface BankUse {
  readonly tenant: string;
  /** ISO date. */
  readonly day: string;
  /** The gateway's run, or `meterSource`. */
  readonly source: string;
  /** Accepted, each once however often it was sent. */
  readonly commands: number;
  /** Answered requests to the export service. */
  readonly exports: number;
  /** Of the meter alone: in database and archive now. */
  readonly storedBytes?: number | undefined;
}

export const meterSource = 'meter';

export const bankUseKey = ({ tenant, day, source }: BankUse): string => `${tenant}/${day}/${source}`;
