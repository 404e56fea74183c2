/** Takes the control plane away: its processes by SIGKILL, its databases by refusing every connection; and brings it back. */
import type { Platform } from '@munim/local';
import postgres from 'postgres';

export interface Away {
  readonly what: string;
  /** What whoever asks for it gets, asked just now. */
  readonly answer: string;
}

/** The issuer here is the one whose address serves the public keys. */
const processes = ['control-plane', 'provisioner', 'issuer'] as const;
/** On one machine they share a Postgres with the banks, which must go on: so the databases refuse, not the server. */
const databases = ['munim_control', 'munim_pulumi'] as const;

export async function takeAway(platform: Platform): Promise<void> {
  for (const name of processes) await platform.kill(name);
  await withAdmin(platform, async (sql) => {
    for (const name of databases) {
      await sql`alter database ${sql(name)} with allow_connections false`;
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    }
  });
}

export async function bringBack(platform: Platform): Promise<void> {
  await withAdmin(platform, async (sql) => {
    for (const name of databases) await sql`alter database ${sql(name)} with allow_connections true`;
  });
  /** As at any start: it makes the topics that the others read. */
  const [control, ...others] = processes;
  await platform.start(control);
  await Promise.all(others.map((name) => platform.start(name)));
}

/** Throws when any of it answers. */
export async function assertAway(platform: Platform): Promise<Away[]> {
  const { controlPlane, issuer } = platform.urls;
  const urls = [controlPlane, platform.processUrl('provisioner'), `${issuer}/.well-known/jwks.json`];
  const away: Away[] = [];
  for (const url of urls) away.push({ what: url, answer: await silenceOf(url) });
  for (const name of databases) away.push({ what: `database ${name}`, answer: await refusalOf(platform, name) });
  return away;
}

async function silenceOf(url: string): Promise<string> {
  try {
    await fetch(url);
  } catch (error) {
    const { cause } = error as Error;
    return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : String(error);
  }
  throw new Error(`${url} still answers`);
}

async function refusalOf(platform: Platform, database: string): Promise<string> {
  const url = new URL(platform.services.postgres.url);
  url.pathname = `/${database}`;
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
  try {
    await sql`select 1`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await sql.end();
  }
  throw new Error(`database ${database} still takes connections`);
}

async function withAdmin(platform: Platform, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(platform.services.postgres.url, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
