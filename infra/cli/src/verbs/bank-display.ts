/** How banks, their runs, drift and previews are shown by the verbs that are about banks. */
import type { Drift, OperatorClient, Preview, Run, Tenant } from '../operator-client.ts';
import { paint, print, printJson, say, table } from '../terminal.ts';

export interface Json {
  readonly json?: boolean;
}
export interface Reason extends Json {
  readonly reason: string;
}

/** Each step once, as it ends. */
export async function watch(control: OperatorClient, run: Run): Promise<void> {
  const shown = new Set<string>();
  await control.waitForRun(run.id, ({ steps }) => {
    for (const { name, state, detail } of steps) {
      if (state !== 'done' || shown.has(name)) continue;
      shown.add(name);
      say(`  ${name}${detail === null ? '' : `: ${detail}`}`);
    }
  });
}

export function showBank(bank: Tenant, json: boolean | undefined): void {
  if (json) {
    printJson(bank);
    return;
  }
  const { id, name, state, cell, region, plan, environment, contexts, keptContexts, contacts, failure, resources } =
    bank;
  print(`${paint('bold', name)}  ${id}  ${state}  ${environment}  plan ${plan}  region ${region}  cell ${cell}`);
  print(`release ${bank.release ?? 'none yet'}`);
  print(
    `contexts ${contexts.join(', ')}${keptContexts.length === 0 ? '' : `; switched off: ${keptContexts.join(', ')}`}`,
  );
  print(
    `quotas ${Object.entries(bank.quotas)
      .map(([quota, amount]) => `${quota} ${amount}`)
      .join(', ')}`,
  );
  if (bank.sandbox !== null) print(`its sandbox is ${bank.sandbox}`);
  if (bank.sandboxOf !== null) print(`the sandbox of ${bank.sandboxOf}`);
  for (const { name: contact, email, role } of contacts) print(`${role}: ${contact} <${email}>`);
  if (failure) print(paint('red', `failed at ${failure.step}: ${failure.reason}`));
  if (resources.length > 0)
    print(`\n${table(resources.map((resource) => [resource.type, resource.name, resource.state]))}`);
}

/** Answers with whether anything differs. */
export function showDrift({ tenantId, checkedAt, differences }: Drift, json: boolean | undefined): boolean {
  if (json) printJson({ tenantId, checkedAt, differences });
  else if (differences.length === 0) print(`${tenantId} is as it must be, read back at ${checkedAt ?? 'no time yet'}.`);
  else
    print(
      table([
        ['severity', 'resource', 'property', 'expected', 'actual', 'since'],
        ...differences.map((one) => [
          one.severity === 'alarm' ? paint('red', 'alarm') : one.severity,
          one.resource.name,
          one.property,
          one.expected,
          one.actual,
          one.since,
        ]),
      ]),
    );
  if (!json)
    for (const { resource, advice } of differences) if (advice !== null) print(`\n${resource.name}: ${advice}.`);
  return differences.length > 0;
}

/** Waits for the engine's answer. */
export async function showPreview(control: OperatorClient, asked: Preview, json: boolean | undefined): Promise<void> {
  const preview = await control.waitForPreview(asked.id);
  const changes = preview.changes ?? [];
  if (json) printJson(preview);
  else if (changes.length === 0) print('Nothing would change.');
  else print(table(changes.map(({ operation, type, name }) => [operation, type, name])));
}
