/** `bank usage`: what a bank used, by day or as a month's statement; as a table, CSV or JSON. */
import { Command } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { operatorOfThisMachine } from '../operator-client.ts';
import { print, printJson, table } from '../terminal.ts';

type Usage = components['schemas']['Usage'];
type Statement = components['schemas']['UsageStatement'];

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly month?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
}

export const usageVerb = (): Command =>
  new Command('usage')
    .description("What a bank used: commands, events, storage and exports by day, or a month's statement")
    .argument('<bank>', 'its id')
    .option('--from <date>', 'first day, e.g. 2026-11-01; 30 days ago when left out')
    .option('--to <date>', 'last day')
    .option('--month <month>', 'the statement of a month, e.g. 2026-11')
    .option('--csv', 'print it as CSV')
    .option('--json', 'print it as JSON')
    .action(async (bank: string, { from, to, month, csv, json }: Options) => {
      const path = `/v1/tenants/${encodeURIComponent(bank)}/usage`;
      const control = operatorOfThisMachine();
      if (month !== undefined) {
        const statement = await control.get<Statement>(`${path}/statements/${encodeURIComponent(month)}`);
        const rows = statement.lines.map(({ item, quantity }) => [item, quantity]);
        show(statement, [['item', 'quantity'], ...rows], csv, json);
        return;
      }
      const query = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
      const usage = await control.get<Usage>(`${path}?${query.toString()}`);
      const head = ['day', 'commands', 'events', 'database bytes', 'archive bytes', 'exports', 'webhooks'];
      const rows = usage.days.map(({ day, commands, events, databaseBytes, archiveBytes, exports, webhooks }) => [
        day,
        commands,
        events,
        databaseBytes,
        archiveBytes,
        exports,
        webhooks,
      ]);
      show(usage, [head, ...rows], csv, json);
    });

/** Dates, names of items and whole numbers only: nothing in them needs quoting. */
function show(answer: object, rows: readonly string[][], csv: boolean | undefined, json: boolean | undefined): void {
  if (json) printJson(answer);
  else if (csv) print(rows.map((row) => row.join(',')).join('\r\n'));
  else print(table([...rows]));
}
