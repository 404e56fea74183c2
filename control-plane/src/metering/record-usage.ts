/** Writes a count down exactly once: it starts where the one before ended, or it is not written. */
import type { EntityManager } from '../database/orm.ts';
import type { Measurement } from './measure-bank.ts';

/** False when somebody else has counted from `after` meanwhile: nothing is written then. `day`: today, ISO date, UTC. */
export async function recordUsage(
  em: EntityManager,
  tenantId: string,
  after: bigint,
  { position, days, databaseBytes, archiveBytes }: Measurement,
  at: Date,
): Promise<boolean> {
  const moved = await em.execute(
    `insert into usage_cursors (tenant_id, position, measured_at) values (?, ?, ?)
     on conflict (tenant_id) do update set position = excluded.position, measured_at = excluded.measured_at
     where usage_cursors.position = ? returning position`,
    [tenantId, position.toString(), at, after.toString()],
  );
  if (moved.length === 0) return false;
  const today = at.toISOString().slice(0, 10);
  const counted = days.some(({ day }) => day === today) ? days : [...days, { day: today, commands: 0n, events: 0n }];
  for (const { day, commands, events } of counted) {
    const [database, archive] = day === today ? [databaseBytes, archiveBytes] : [0n, 0n];
    await em.execute(
      `insert into usage_days as u (tenant_id, day, commands, events, database_bytes, archive_bytes)
       values (?, ?, ?, ?, ?, ?)
       on conflict (tenant_id, day) do update set commands = u.commands + excluded.commands,
         events = u.events + excluded.events, database_bytes = greatest(u.database_bytes, excluded.database_bytes),
         archive_bytes = greatest(u.archive_bytes, excluded.archive_bytes)`,
      [tenantId, day, commands.toString(), events.toString(), database.toString(), archive.toString()],
    );
  }
  return true;
}
