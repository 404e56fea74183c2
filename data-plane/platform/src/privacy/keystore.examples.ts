/** A keystore on a throw-away folder, with the key-encryption-key that provisioning would have written. */
import { tenantId, topology } from '@munim/kernel';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalKeystore, type LocalKeystoreOptions } from './local-keystore.ts';

export const firstBank = tenantId('first-bank');
export const secondBank = tenantId('second-bank');

export interface ExampleKeystores extends Disposable {
  readonly secretsDirectory: string;
  readonly clock: { nowMs: number };
  /** A pod's keystore: each call is another pod on the same disk. */
  readonly pod: (options?: Partial<LocalKeystoreOptions>) => ReturnType<typeof createLocalKeystore>;
}

export function exampleKeystores(): ExampleKeystores {
  const secretsDirectory = mkdtempSync(join(tmpdir(), 'munim-keystore-'));
  const clock = { nowMs: Date.UTC(2026, 0, 2) };
  for (const tenant of [firstBank, secondBank]) {
    mkdirSync(join(secretsDirectory, topology(tenant).secrets.directory), { recursive: true });
    writeKeyEncryptionKey(secretsDirectory, tenant, randomBytes(32));
  }
  return {
    secretsDirectory,
    clock,
    pod: (options = {}) =>
      createLocalKeystore({ tenant: firstBank, secretsDirectory, nowMs: () => clock.nowMs, randomBytes, ...options }),
    [Symbol.dispose]: () => rmSync(secretsDirectory, { recursive: true }),
  };
}

export const writeKeyEncryptionKey = (secretsDirectory: string, tenant: typeof firstBank, key: Buffer): void =>
  writeFileSync(join(secretsDirectory, topology(tenant).secrets.keyEncryptionKey), key.toString('base64'), {
    mode: 0o600,
  });
