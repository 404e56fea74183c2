/** Releases as provisioners offer them: an upgrade can only go where some provisioner can bring a bank. */
import type { Logger } from '@munim/platform/telemetry';
import { migrationsOf, type Release, releaseOf } from '@munim/tenant';
import { ReleaseRow } from '../database/entities/index.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';

/** A provisioner says every second or so that it is there; one that was silent for so long is not. */
const offeredWithinSeconds = 30;

/** What a process of this environment brings banks to; offered before it takes up its first run. */
export async function ownRelease(orm: ControlDatabase, environment: NodeJS.ProcessEnv, log: Logger): Promise<Release> {
  const release = releaseOf(migrationsOf(environment));
  await offerRelease(orm, release);
  log.info('banks are brought to this release', { release: release.name });
  return release;
}

export async function offerRelease(orm: ControlDatabase, { name, migrations, resources }: Release): Promise<void> {
  await orm.em.fork().execute(
    `insert into releases (name, migrations, resources) values (?, ?::jsonb, ?::jsonb)
     on conflict (name) do update set offered_at = now()`,
    [name, JSON.stringify(migrations), JSON.stringify(resources)],
  );
}

/** The newest that a living provisioner offers: while provisioners themselves are replaced, two are there. */
export const offeredRelease = async (em: EntityManager): Promise<ReleaseRow | null> => {
  const [row] = await em.execute<{ name: string }[]>(
    `select name from releases where offered_at > now() - ? * interval '1 s' order by first_offered_at desc, name limit 1`,
    [offeredWithinSeconds],
  );
  return row ? em.findOne(ReleaseRow, { name: row.name }) : null;
};
