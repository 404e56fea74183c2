/** Makes an API client: a name that says which system it is, and no more than that system needs. */
import { Checkbox, Group, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { DeedButton } from '../actions/deed-button.tsx';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { useIdempotencyKey } from '../actions/idempotency-key.ts';
import { query } from '../api/client.ts';
import { type FreshClient, freshOf } from './fresh-client.ts';
import { bodyOf, commandOf, keysOf, nothingSaid, scopes, type WantedClient } from './wanted-client.ts';

interface NewClientFormProps {
  readonly tenantId: string;
  readonly onFresh: (fresh: FreshClient) => void;
}

export function NewClientForm({ tenantId, onFresh }: NewClientFormProps) {
  const [client, setClient] = useState(nothingSaid);
  const [idempotencyKey, renewAfter] = useIdempotencyKey();
  const create = query.useMutation('post', '/v1/tenants/{tenantId}/clients', {
    onSuccess: (made) => {
      onFresh(freshOf(made));
      setClient(nothingSaid);
    },
    onSettled: (_made, error) => renewAfter(error),
  });
  const body = bodyOf(client);
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    const params = { path: { tenantId }, header: { 'Idempotency-Key': idempotencyKey } };
    if (body !== undefined) create.mutate({ params, body });
  };
  const command = body && commandOf(tenantId, body);
  return (
    <form onSubmit={submit}>
      <Stack maw={640}>
        <Title order={2} size="h4">
          Another client
        </Title>
        <ClientFields client={client} onChange={setClient} />
        <ProblemNote error={create.error} />
        <Group>
          <DeedButton
            operation="createClient"
            type="submit"
            variant="filled"
            incomplete={body === undefined}
            loading={create.isPending}
          >
            Create
          </DeedButton>
        </Group>
        {body === undefined ? null : (
          <SameAs
            {...(command === undefined ? {} : { command })}
            call={{ method: 'POST', path: `/v1/tenants/${tenantId}/clients`, body }}
          />
        )}
      </Stack>
    </form>
  );
}

interface ClientFieldsProps {
  readonly client: WantedClient;
  readonly onChange: (client: WantedClient) => void;
}

const ClientFields = ({ client, onChange }: ClientFieldsProps) => (
  <>
    <TextInput
      label="Name"
      description="Which system it is."
      required
      value={client.name}
      onChange={({ currentTarget: { value } }) => onChange({ ...client, name: value })}
    />
    <Checkbox.Group
      label="What it may do"
      value={[...client.chosen]}
      onChange={(chosen) => onChange({ ...client, chosen })}
    >
      <Group mt="xs">
        {scopes.map((scope) => (
          <Checkbox key={scope} value={scope} label={scope} />
        ))}
      </Group>
    </Checkbox.Group>
    <TextInput
      label="Last day"
      description="It works to the end of this day, UTC. Without one it does not end by itself."
      type="date"
      value={client.lastDay}
      onChange={({ currentTarget: { value } }) => onChange({ ...client, lastDay: value })}
    />
    <Textarea
      label="Its own public keys"
      description="A JWK set as JSON, Ed25519 or P-256, public members only: it signs in with them and gets no secret."
      placeholder='{"keys":[{"kty":"OKP","crv":"Ed25519","x":"…","kid":"2027-a"}]}'
      autosize
      minRows={2}
      autoComplete="off"
      spellCheck={false}
      error={keysOf(client.keys) === 'no-keys' ? 'This is no JWK set: {"keys":[…]}' : undefined}
      value={client.keys}
      onChange={({ currentTarget: { value } }) => onChange({ ...client, keys: value })}
    />
  </>
);
