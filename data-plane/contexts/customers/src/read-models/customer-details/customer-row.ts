/** The fold behind the read model: from the row as it was and one event to the row as it is. */
import type { RecordedEvent } from '@munim/kernel';
import { type CustomerEvent, type PersonalField, personalFields } from '../../public/events.ts';

/** A row by column name, as JSON: bigint and instants are text. */
export type CustomerRow = {
  readonly customer_id: string;
  readonly version: string;
  readonly reference: string | null;
  readonly kind: string;
  readonly country: string;
  readonly status: 'ACTIVE' | 'CLOSED';
  readonly registered_at: string;
  readonly closed_at: string | null;
} & PersonalColumns;

const columnOf = {
  fullName: 'full_name',
  birthDate: 'birth_date',
  nationalId: 'national_id',
  email: 'email',
  phone: 'phone',
  address: 'address',
} as const satisfies Record<PersonalField, string>;
type PersonalColumns = { readonly [Field in PersonalField as (typeof columnOf)[Field]]: string | null };

export function rowAfter(row: CustomerRow | undefined, recorded: RecordedEvent): CustomerRow {
  const event = recorded as unknown as CustomerEvent;
  const version = recorded.version.toString();
  if (event.type === 'customers.CustomerRegistered')
    return {
      customer_id: recorded.stream,
      version,
      reference: event.data.reference ?? null,
      kind: event.data.kind,
      country: event.data.country,
      status: 'ACTIVE',
      registered_at: recorded.occurredAt,
      closed_at: null,
      ...noDetails,
      ...detailsOf(event.data.personal),
    };
  if (!row) throw new Error(`${event.type} of ${recorded.stream} came before its registration`);
  switch (event.type) {
    case 'customers.CustomerDetailsChanged':
      return { ...row, version, country: event.data.country ?? row.country, ...detailsOf(event.data.personal ?? {}) };
    case 'customers.CustomerClosed':
      return { ...row, version, status: 'CLOSED', closed_at: recorded.occurredAt };
  }
}

const noDetails = Object.fromEntries(personalFields.map((field) => [columnOf[field], null])) as PersonalColumns;

/** The columns that an event names, null where it removes. */
const detailsOf = (personal: Partial<Record<PersonalField, string | null | undefined>>): Partial<PersonalColumns> =>
  Object.fromEntries(
    personalFields.filter((field) => personal[field] !== undefined).map((field) => [columnOf[field], personal[field]]),
  );
