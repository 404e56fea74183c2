/** The first key that signs access tokens: made once per installation. */
import { SigningKey } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import type { Announcer } from '../registry/announcer.ts';
import { lockSigningKeys, startSigning } from './life.ts';

/** The row is written last: a kill leaves at most a file that nobody knows of. */
export async function ensureSigningKey(
  orm: ControlDatabase,
  announcer: Announcer,
  secretsDirectory: string,
  nowMs: number,
): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await lockSigningKeys(em);
    if (await em.findOne(SigningKey, { state: 'signing' })) return;
    await startSigning({ em, announcer, secretsDirectory, nowMs }, 'the first key of this installation');
  });
}
