/** Gives the black-box specs two banks of their own, onboarded once per run: `inject('banks')`. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import type { Credentials } from './access-token.ts';
import { createOperator, type Operator } from './operator.ts';

export interface ProvidedBank extends Credentials {
  readonly id: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    banks: { readonly north: ProvidedBank; readonly south: ProvidedBank };
  }
}

const scopes = [
  'customers:read',
  'customers:write',
  'accounts:read',
  'accounts:write',
  'transfers:read',
  'transfers:write',
  'log:read',
];

/** Ids are never given out twice, so a platform that stays up gets other banks at each run. */
export default async function provideBanks(project: TestProject): Promise<void> {
  const { urls, operatorTokenFile } = project.getProvidedContext().platform;
  const operator = createOperator(urls, (await readFile(operatorTokenFile, 'utf8')).trim());
  const suffix = randomBytes(4).toString('hex');
  const [north, south] = await Promise.all(
    ['north', 'south'].map((name) => onboard(operator, `${name}-${suffix}`, `Bank of the ${name}`)),
  );
  if (north && south) project.provide('banks', { north, south });
}

async function onboard(operator: Operator, id: string, name: string): Promise<ProvidedBank> {
  await operator.onboard(id, name);
  return { id, ...(await operator.createClient(id, scopes)) };
}
