/** The checkout that this code belongs to: where the platform's processes are started from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const checkoutDirectory = join(import.meta.dirname, '..', '..', '..');

/** MUNIM_STATE, else `.munim` in the checkout. */
export function defaultStateDirectory(env: NodeJS.ProcessEnv): string {
  return env['MUNIM_STATE'] || join(checkoutDirectory, '.munim');
}

export function platformVersion(): string {
  return (JSON.parse(readFileSync(join(checkoutDirectory, 'package.json'), 'utf8')) as { version: string }).version;
}
