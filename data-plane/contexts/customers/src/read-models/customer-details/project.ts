/** Keeps customer_details equal to the fold: loads the rows that a batch touches, folds it over them, writes them back. */
import { categoryOf, type RecordedEvent } from '@munim/kernel';
import type { ReadModel } from '@munim/platform/projections';
import { getTableName } from 'drizzle-orm';
import { customerAggregate } from '../../customer/customer.ts';
import { type CustomerRow, rowAfter } from './customer-row.ts';
import { customerDetailsTable } from './table.ts';

const name = getTableName(customerDetailsTable);

/** Two statements a batch, whatever its size: rows travel as one JSON parameter and come back by column name. */
export const customerDetailsReadModel: ReadModel = {
  name: 'customer-details',
  tables: [name],
  project: async (events, tx, table) => {
    const ours = events.filter((event) => categoryOf(event.stream) === customerAggregate.category);
    if (ours.length === 0) return;
    const target = tx(table(name));
    const known = await tx<{ row: CustomerRow }[]>`
      select to_jsonb(t) as row from ${target} t where customer_id = any(${streamsOf(ours)})`;
    const rows = new Map(known.map(({ row }) => [row.customer_id, row]));
    for (const event of ours) rows.set(event.stream, rowAfter(rows.get(event.stream), event));
    await tx`
      insert into ${target} select * from jsonb_populate_recordset(null::${target}, ${tx.json([...rows.values()])})
      on conflict (customer_id) do update set
        version = excluded.version, country = excluded.country, status = excluded.status, closed_at = excluded.closed_at,
        full_name = excluded.full_name, birth_date = excluded.birth_date, national_id = excluded.national_id,
        email = excluded.email, phone = excluded.phone, address = excluded.address`;
  },
};

const streamsOf = (events: readonly RecordedEvent[]): string[] => [...new Set(events.map((event) => event.stream))];
