/** What is said about a bank that is wanted: the fields of the form, and the request and command that come of them. */
import { Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { munim } from '../actions/commands.ts';
import { ContactsFields, contactWords, nobody, saidContacts } from '../agreement/contacts-fields.tsx';
import { includedText } from '../agreement/words.ts';
import { type Contact, type Plan, query, type Tenant } from '../api/client.ts';

const nameCharsMax = 120;

export interface WantedBank {
  readonly name: string;
  readonly id: string;
  readonly country: string;
  readonly region: string;
  readonly plan: Tenant['plan'];
  /** Of the plan; all that it holds when nothing was said. */
  readonly contexts: readonly string[] | undefined;
  readonly contacts: readonly Contact[];
}

export const nothingSaid: WantedBank = {
  name: '',
  id: '',
  country: '',
  region: '',
  plan: 'starter',
  contexts: undefined,
  contacts: [nobody],
};

/** `plan`: the one that was chosen, as the platform has it. */
export function bodyOf(
  { name, id, country, region, plan: chosen, contexts, contacts }: WantedBank,
  plan: Plan | undefined,
) {
  const offered = plan?.contexts ?? [];
  return {
    name: name.trim(),
    ...(id.trim() === '' ? {} : { id: id.trim() }),
    country: country.trim().toUpperCase(),
    environment: plan?.environment ?? ('live' as const),
    plan: chosen,
    ...(region.trim() === '' ? {} : { region: region.trim() }),
    contexts: offered.filter((one) => contexts === undefined || contexts.includes(one)),
    contacts: saidContacts(contacts),
  };
}
type Body = ReturnType<typeof bodyOf>;

export const commandOf = (
  { name, country, plan, environment, contexts: chosen, contacts, id, region }: Body,
  preview = false,
): string =>
  munim('bank onboard', [], {
    '--name': name || 'NAME',
    '--country': country || 'COUNTRY',
    '--plan': plan,
    '--contexts': chosen.join(','),
    '--environment': environment === 'live' ? undefined : environment,
    '--id': id,
    '--region': region,
    '--contact': contactWords(contacts),
    '--preview': preview,
  });

/** An installation has a handful of cells. */
const cellsMax = 200;

function useRegions(): string[] {
  const cells = query.useQuery('get', '/v1/cells', { params: { query: { limit: cellsMax } } }).data?.data ?? [];
  return [...new Set(cells.filter(({ state }) => state === 'open').map(({ region }) => region))].toSorted();
}

interface FieldsProps {
  readonly bank: WantedBank;
  readonly plans: readonly Plan[];
  readonly onChange: (bank: WantedBank) => void;
}

export function WantedBankFields({ bank, plans, onChange }: FieldsProps) {
  const plan = plans.find(({ name }) => name === bank.plan);
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
        data={plans.map(({ name }) => name)}
        value={bank.plan}
        onChange={({ currentTarget: { value } }) => {
          const chosen = plans.find(({ name }) => name === value);
          if (chosen !== undefined) onChange({ ...bank, plan: chosen.name, contexts: undefined });
        }}
      />
      {plan === undefined ? null : <Text size="sm">It includes {includedText(plan)}</Text>}
      <NativeSelect
        label="Region"
        description="Where its data is and stays: regions with a cell that takes banks."
        data={[{ value: '', label: "the platform's own" }, ...useRegions()]}
        value={bank.region}
        onChange={(event) => onChange({ ...bank, region: event.currentTarget.value })}
      />
      <ContactsFields contacts={bank.contacts} onChange={(contacts) => onChange({ ...bank, contacts })} />
      <Checkbox.Group
        label="What it is to do"
        value={[...(bank.contexts ?? plan?.contexts ?? [])]}
        onChange={(chosen) => onChange({ ...bank, contexts: chosen })}
      >
        <Group mt="xs">
          {(plan?.contexts ?? []).map((context) => (
            <Checkbox key={context} value={context} label={context} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}
