/** Makes the platform's own databases, each with a login that owns it and nothing else. */
import postgresClient from 'postgres';

/** Holds the banks' schemas, in every cell. */
export const cellDatabase = 'munim_cell';

/** The URL of `database`, made with an owner of the same name when `ownerPassword` is given; safe to repeat. */
export async function databaseFor(superuserUrl: string, database: string, ownerPassword?: string): Promise<string> {
  const sql = postgresClient(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    if (ownerPassword !== undefined) await ensureLogin(sql, database, ownerPassword);
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (found === undefined) {
      const owner = ownerPassword === undefined ? sql`` : sql`owner ${sql(database)}`;
      // Copied as files, not as log records of each page: a quarter of the work.
      await sql`create database ${sql(database)} ${owner} strategy file_copy`;
    }
    // Every login may connect to every database unless this is taken back.
    await sql`revoke connect, temporary on database ${sql(database)} from public`;
  } finally {
    await sql.end();
  }
  return databaseUrl(superuserUrl, database, ownerPassword);
}

/** Of a database that was made before. */
export function databaseUrl(superuserUrl: string, database: string, ownerPassword?: string): string {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  if (ownerPassword !== undefined) {
    url.username = database;
    url.password = ownerPassword;
  }
  return url.href;
}

/** The password is set each time: it may have been made anew with the state. It is base64url, so quotes are safe. */
async function ensureLogin(sql: postgresClient.Sql, login: string, password: string): Promise<void> {
  const [found] = await sql`select 1 from pg_roles where rolname = ${login}`;
  const verb = found === undefined ? 'create' : 'alter';
  await sql.unsafe(`${verb} role "${login}" login password '${password}'`);
}
