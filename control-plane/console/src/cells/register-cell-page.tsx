/** Makes a cell of a Postgres, a Kafka and an object store that run elsewhere, once all three were seen to do. */
import { Fieldset, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { DeedButton } from '../actions/deed-button.tsx';
import { useIdempotencyKey } from '../actions/idempotency-key.ts';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { query } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { serviceChecks, type ServiceCheck } from './service-checks.ts';
import { bodyOf, commandOf, nothingSaid, type WantedCell } from './wanted-cell.ts';

type TextField = Exclude<keyof WantedCell, 'tier'>;
interface Field {
  readonly field: TextField;
  readonly label: string;
  readonly description?: string;
}

const parts: readonly { readonly legend: string; readonly fields: readonly Field[] }[] = [
  {
    legend: 'Postgres',
    fields: [
      { field: 'postgresHost', label: 'Host' },
      { field: 'postgresPort', label: 'Port' },
      { field: 'postgresDatabase', label: 'Database' },
    ],
  },
  {
    legend: 'Kafka',
    fields: [
      { field: 'brokers', label: 'Brokers', description: 'host:port of each, separated by commas' },
      { field: 'replicas', label: 'Copies', description: "of each topic's partitions" },
    ],
  },
  {
    legend: 'Object store',
    fields: [
      { field: 'endpoint', label: 'Address', description: 'https://…' },
      { field: 'storeRegion', label: 'Its S3 region' },
    ],
  },
];

const columns: readonly Column<ServiceCheck>[] = [
  { heading: 'Service', text: ({ service }) => service },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'When asked', text: ({ answer }) => answer },
];

export function RegisterCellPage(): ReactElement {
  const router = useRouter();
  const [said, setSaid] = useState(nothingSaid);
  const [idempotencyKey, renewAfter] = useIdempotencyKey();
  const register = query.useMutation('post', '/v1/cells', {
    onSuccess: ({ name }) => router.navigate({ to: '/cells/$cellName', params: { cellName: name }, search: {} }),
    onSettled: (_registered, error) => renewAfter(error),
  });
  const body = bodyOf(said);
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (body !== undefined) register.mutate({ params: { header: { 'Idempotency-Key': idempotencyKey } }, body });
  };
  const checks = serviceChecks(register.error);
  return (
    <Page title="Register a cell">
      <form onSubmit={submit}>
        <Stack maw={720}>
          <Text size="sm">
            All three services are asked first. Its credentials are in no request: they lie in the control plane's
            secrets directory, under cells/{said.name.trim() || 'NAME'}/.
          </Text>
          <Itself said={said} onChange={setSaid} />
          {parts.map(({ legend, fields }) => (
            <Fieldset key={legend} legend={legend}>
              <Texts fields={fields} said={said} onChange={setSaid} />
            </Fieldset>
          ))}
          <Texts
            fields={[
              { field: 'reason', label: 'Reason', description: 'Kept in the audit log for as long as that is.' },
            ]}
            said={said}
            onChange={setSaid}
          />
          <ProblemNote error={register.error} />
          {checks.length === 0 ? null : (
            <DataTable
              caption="What the services said"
              rows={checks}
              keyOf={({ service }) => service}
              columns={columns}
              empty={null}
            />
          )}
          <Group>
            <DeedButton
              operation="registerCell"
              type="submit"
              variant="filled"
              incomplete={body === undefined}
              loading={register.isPending}
            >
              Register
            </DeedButton>
          </Group>
          {body === undefined ? null : (
            <SameAs command={commandOf(body)} call={{ method: 'POST', path: '/v1/cells', body }} />
          )}
        </Stack>
      </form>
    </Page>
  );
}

interface FieldsProps {
  readonly said: WantedCell;
  readonly onChange: (said: WantedCell) => void;
}

const Itself = ({ said, onChange }: FieldsProps) => (
  <Fieldset legend="The cell">
    <Texts
      fields={[
        { field: 'name', label: 'Name', description: 'Lower-case letters, digits and dashes.' },
        { field: 'region', label: 'Region', description: 'Where it is, as banks ask for it.' },
        { field: 'capacityBanks', label: 'Room for banks' },
      ]}
      said={said}
      onChange={onChange}
    />
    <NativeSelect
      mt="sm"
      label="Tier"
      data={[
        { value: 'pool', label: 'pool: many banks share it' },
        { value: 'dedicated', label: 'dedicated: for one large bank' },
      ]}
      value={said.tier}
      onChange={({ currentTarget: { value } }) =>
        onChange({ ...said, tier: value === 'dedicated' ? 'dedicated' : 'pool' })
      }
    />
  </Fieldset>
);

const Texts = ({ fields, said, onChange }: FieldsProps & { fields: readonly Field[] }) => (
  <SimpleGrid cols={{ base: 1, sm: Math.min(fields.length, 3) }}>
    {fields.map(({ field, ...input }) => (
      <TextInput
        key={field}
        {...input}
        required
        autoComplete="off"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={said[field]}
        onChange={({ currentTarget: { value } }) => onChange({ ...said, [field]: value })}
      />
    ))}
  </SimpleGrid>
);
