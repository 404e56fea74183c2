/** SCRAM-SHA-256 verifiers as Postgres stores them (RFC 5802): the server and its logs never see a password. */
import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Postgres's own default; the passwords are 256 random bits, so iterations protect nothing more. */
const iterations = 4096;

export const scramVerifier = (
  password: string,
  salt: Buffer = randomBytes(16),
  rounds: number = iterations,
): string => {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest();
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey.toString('base64')}:${hmac('Server Key').toString('base64')}`;
};

const form = /^SCRAM-SHA-256\$(\d+):([A-Za-z0-9+/=]+)\$/;

/** Whether `stored` (pg_authid.rolpassword) is of this password. */
export function scramMatches(password: string, stored: string | null): boolean {
  const [, rounds, salt] = form.exec(stored ?? '') ?? [];
  if (stored === null || rounds === undefined || salt === undefined) return false;
  const expected = scramVerifier(password, Buffer.from(salt, 'base64'), Number(rounds));
  return expected.length === stored.length && timingSafeEqual(Buffer.from(expected), Buffer.from(stored));
}
