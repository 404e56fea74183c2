/** What is said about a bank that is wanted: the fields of the form, and the request and command that come of them. */
import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { munim, option } from '../actions/commands.ts';
import type { Tenant } from '../api/client.ts';

type Context = Tenant['contexts'][number];
type Plan = Tenant['plan'];
type Contact = Tenant['contacts'][number];

const contexts: readonly Context[] = ['customers', 'accounts', 'transfers'];
const roles: readonly Contact['role'][] = ['operations', 'technical', 'security', 'regulatory', 'billing'];
/** A sandbox that stands alone is a plan of its own. */
const plans: readonly { readonly value: Plan; readonly label: string }[] = [
  { value: 'starter', label: 'starter: 2,000 requests a second' },
  { value: 'standard', label: 'standard: 4,000 requests a second, with a sandbox bank beside it' },
  { value: 'dedicated', label: 'dedicated: 20,000 requests a second, a cell of its own, with a sandbox bank' },
  { value: 'sandbox', label: 'sandbox: 100 requests a second, for trying out' },
];
const nameCharsMax = 120;

export interface WantedBank {
  readonly name: string;
  readonly id: string;
  readonly country: string;
  readonly region: string;
  readonly plan: Plan;
  readonly contexts: readonly string[];
  readonly contact: Contact;
}

export const nothingSaid: WantedBank = {
  name: '',
  id: '',
  country: '',
  region: '',
  plan: 'starter',
  contexts,
  contact: { name: '', email: '', role: 'operations' },
};

export function bodyOf({ name, id, country, region, plan, contexts: chosen, contact }: WantedBank) {
  const said = { ...contact, name: contact.name.trim(), email: contact.email.trim() };
  return {
    name: name.trim(),
    ...(id.trim() === '' ? {} : { id: id.trim() }),
    country: country.trim().toUpperCase(),
    environment: plan === 'sandbox' ? ('sandbox' as const) : ('live' as const),
    plan,
    ...(region.trim() === '' ? {} : { region: region.trim() }),
    contexts: contexts.filter((one) => chosen.includes(one)),
    contacts: said.name === '' && said.email === '' ? [] : [said],
  };
}
type Body = ReturnType<typeof bodyOf>;

export const commandOf = ({ name, country, plan, environment, contexts: chosen, contacts, id, region }: Body): string =>
  munim(
    'bank',
    'onboard',
    '--name',
    name || 'NAME',
    '--country',
    country || 'COUNTRY',
    '--plan',
    plan,
    '--contexts',
    chosen.join(','),
    ...(environment === 'live' ? [] : ['--environment', environment]),
    ...option('--id', id),
    ...option('--region', region),
    ...contacts.flatMap((one) => ['--contact', `${one.role}:${one.email}:${one.name}`]),
  );

interface FieldsProps {
  readonly bank: WantedBank;
  readonly onChange: (bank: WantedBank) => void;
}

export function WantedBankFields({ bank, onChange }: FieldsProps) {
  return (
    <>
      <TextInput
        label="Name"
        description="What people call it."
        required
        maxLength={nameCharsMax}
        value={bank.name}
        onChange={(event) => onChange({ ...bank, name: event.currentTarget.value })}
      />
      <TextInput
        label="Id"
        description="3 to 40 lower-case letters, digits and single dashes. Chosen from the name when left out; never used again."
        autoComplete="off"
        value={bank.id}
        onChange={(event) => onChange({ ...bank, id: event.currentTarget.value })}
      />
      <TextInput
        label="Country"
        description="Two letters, as in ISO 3166-1."
        required
        maxLength={2}
        value={bank.country}
        onChange={(event) => onChange({ ...bank, country: event.currentTarget.value })}
      />
      <NativeSelect
        label="Plan"
        data={[...plans]}
        value={bank.plan}
        onChange={(event) => onChange({ ...bank, plan: event.currentTarget.value as Plan })}
      />
      <TextInput
        label="Region"
        description="Where its data is and stays; the platform's own when left out."
        value={bank.region}
        onChange={(event) => onChange({ ...bank, region: event.currentTarget.value })}
      />
      <ContactFields contact={bank.contact} onChange={(contact) => onChange({ ...bank, contact })} />
      <Checkbox.Group
        label="What it is to do"
        value={[...bank.contexts]}
        onChange={(chosen) => onChange({ ...bank, contexts: chosen })}
      >
        <Group mt="xs">
          {contexts.map((context) => (
            <Checkbox key={context} value={context} label={context} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}

function ContactFields({ contact, onChange }: { contact: Contact; onChange: (contact: Contact) => void }) {
  return (
    <Group align="end" grow>
      <TextInput
        label="Contact"
        autoComplete="off"
        maxLength={nameCharsMax}
        value={contact.name}
        onChange={(event) => onChange({ ...contact, name: event.currentTarget.value })}
      />
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="off"
        value={contact.email}
        onChange={(event) => onChange({ ...contact, email: event.currentTarget.value })}
      />
      <NativeSelect
        label="About"
        data={[...roles]}
        value={contact.role}
        onChange={(event) => onChange({ ...contact, role: event.currentTarget.value as Contact['role'] })}
      />
    </Group>
  );
}
