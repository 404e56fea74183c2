/** Makes an API client: a name that says which system it is, and no more than that system needs. */
import { Checkbox, Group, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { type ApiClient, newIdempotencyKey, query } from '../api/client.ts';

export interface ShownSecret {
  readonly name: string;
  readonly clientId: string;
  readonly value: string;
}

const scopes: readonly ApiClient['scopes'][number][] = [
  'customers:read',
  'customers:write',
  'accounts:read',
  'accounts:write',
  'transfers:read',
  'transfers:write',
  'log:read',
  'support:read',
  'support:decide',
];

interface NewClientFormProps {
  readonly tenantId: string;
  readonly onSecret: (shown: ShownSecret) => void;
}

export function NewClientForm({ tenantId, onSecret }: NewClientFormProps) {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const create = query.useMutation('post', '/v1/tenants/{tenantId}/clients', {
    onSuccess: ({ clientId, clientSecret }) => {
      onSecret({ name, clientId, value: clientSecret ?? '' });
      setName('');
      setChosen([]);
    },
  });
  const body = { name: name.trim(), scopes: scopes.filter((scope) => chosen.includes(scope)) };
  const ready = body.name !== '' && body.scopes.length > 0;
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    const params = { path: { tenantId }, header: { 'Idempotency-Key': newIdempotencyKey() } };
    if (ready) create.mutate({ params, body });
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={640}>
        <Title order={2} size="h4">
          Another client
        </Title>
        <TextInput
          label="Name"
          description="Which system it is."
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group label="What it may do" value={[...chosen]} onChange={setChosen}>
          <Group mt="xs">
            {scopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={scope} />
            ))}
          </Group>
        </Checkbox.Group>
        <ProblemNote error={create.error} />
        <Group>
          <DeedButton
            operation="createClient"
            type="submit"
            variant="filled"
            incomplete={!ready}
            loading={create.isPending}
          >
            Create
          </DeedButton>
        </Group>
        <SameAs
          command={munim('client', 'create', tenantId, '--name', body.name || 'NAME', '--scope', ...body.scopes)}
          call={{ method: 'POST', path: `/v1/tenants/${tenantId}/clients`, body }}
        />
      </Stack>
    </form>
  );
}
