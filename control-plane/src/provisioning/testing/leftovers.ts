/** All that stands in the stores under a bank's name, so that a test can tell what is too much. */
import { type BankSpec, bankResources, type Cell, resourceKinds } from '@munim/tenant';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';

/** Names of what is there and belongs to no resource of the bank's list. */
export async function leftoversOf(spec: BankSpec, cell: Cell, pulumiUrl: string): Promise<string[]> {
  const ids = new Set(bankResources(spec).map(({ kind, desired }) => kind.idOf(desired)));
  const { tenant } = spec;
  const schema = `bank_${tenant.replaceAll('-', '_')}`;
  const sql = cell.sql();
  const roles = await sql<
    { name: string }[]
  >`select rolname::text as name from pg_roles where rolname like ${`${schema}%`}`;
  const schemas = await sql<
    { name: string }[]
  >`select nspname::text as name from pg_namespace where nspname like ${`${schema}%`}`;
  const topics = (await (await cell.kafka()).listTopics()).filter((topic) => topic.startsWith(`${tenant}.`));
  const buckets = ((await cell.s3().send(new ListBucketsCommand({}))).Buckets ?? []).map(({ Name = '' }) => Name);
  const found = [
    ...roles.map(({ name }) => name),
    ...schemas.map(({ name }) => name),
    ...topics,
    ...buckets.filter((bucket) => bucket.startsWith(`${tenant}-`)),
    ...secretFiles(cell.access.secretsDirectory, tenant),
  ];
  return [...found.filter((name) => !ids.has(name)), ...(await openPulumiBusiness(tenant, pulumiUrl))];
}

/** The access key's id lies beside its secret, but is part of the user, not a secret of its own. */
const secretFiles = (directory: string, tenant: string): string[] => {
  const folder = join('tenants', tenant);
  const all = (existsSync(join(directory, folder)) ? readdirSync(join(directory, folder)) : []).map((name) =>
    join(folder, name),
  );
  return all.filter((path) => !path.endsWith('/s3-access-key-id') && statSync(join(directory, path)).isFile());
};

/** Locks that nobody holds any more, and operations whose end nobody recorded. */
async function openPulumiBusiness(tenant: string, pulumiUrl: string): Promise<string[]> {
  const sql = postgres(pulumiUrl, { max: 1 });
  try {
    const rows = await sql<{ key: string; data: { data: string } }[]>`select key, data from pulumi_state`;
    const locks = rows
      .filter(({ key }) => key.includes('/locks/') && key.includes(`/${tenant}/`))
      .map(({ key }) => key);
    const stack = rows.find(({ key }) => key.endsWith(`/stacks/munim-bank/${tenant}.json`));
    const text = stack ? Buffer.from(stack.data.data, 'base64').toString('utf8') : '{}';
    const { checkpoint } = JSON.parse(text) as {
      checkpoint?: { latest?: { pending_operations?: unknown[]; resources?: { type: string }[] } };
    };
    const pending = (checkpoint?.latest?.pending_operations ?? []).map(
      (one) => `pending: ${JSON.stringify(one).slice(0, 200)}`,
    );
    const kinds = new Set(resourceKinds.map(({ token }) => token));
    const recorded = (checkpoint?.latest?.resources ?? []).filter(({ type }) => kinds.has(type)).length;
    return [
      ...locks,
      ...pending,
      ...(stack ? [] : ['no stack']),
      ...(recorded > 0 ? [] : ['a stack without resources']),
    ];
  } finally {
    await sql.end();
  }
}
