/** Who may call a bank's API: made, given another secret, revoked. A secret is on the screen once. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { ProblemNote } from '../actions/problem-note.tsx';
import { Copyable, SameAs } from '../actions/same-as.tsx';
import { api, type ApiClient, newIdempotencyKey, query } from '../api/client.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { type ShownSecret, NewClientForm } from './new-client-form.tsx';

export function ClientsTab({ tenantId }: { tenantId: string }) {
  const [secret, setSecret] = useState<ShownSecret>();
  const path = { tenantId };
  const clients = query.useQuery('get', '/v1/tenants/{tenantId}/clients', { params: { path } });
  const show = (shown: ShownSecret): void => {
    setSecret(shown);
    void clients.refetch();
  };
  return (
    <Stack>
      {secret === undefined ? null : <SecretOnce secret={secret} onDone={() => setSecret(undefined)} />}
      <Answered of={clients}>
        {({ data }) => (
          <DataTable
            caption="API clients"
            rows={data}
            keyOf={({ clientId }) => clientId}
            columns={[...columns, actionColumn(show)]}
            empty={<Text>No system may call this bank yet: create its first client below.</Text>}
          />
        )}
      </Answered>
      <NewClientForm tenantId={tenantId} onSecret={show} />
    </Stack>
  );
}

const columns: readonly Column<ApiClient>[] = [
  { heading: 'Name', text: ({ name }) => name },
  { heading: 'Id', text: ({ clientId }) => clientId },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'May', text: ({ scopes }) => scopes.join(' ') },
  { heading: 'Secrets', text: ({ secrets, jwks }) => (jwks === null ? String(secrets.length) : 'signs with its key') },
  {
    heading: 'Since',
    text: ({ createdAt }) => utcText(createdAt),
    show: ({ createdAt }) => <Instant at={createdAt} />,
  },
];

const actionColumn = (onSecret: (shown: ShownSecret) => void): Column<ApiClient> => ({
  heading: 'Change',
  text: () => '',
  show: (client) => (client.state === 'active' ? <ClientActions client={client} onSecret={onSecret} /> : ''),
});

function SecretOnce({ secret, onDone }: { secret: ShownSecret; onDone: () => void }) {
  return (
    <Alert color="yellow" variant="outline" title={`The secret of ${secret.name}: shown now and never again`}>
      <Copyable label="Client id" text={secret.clientId} />
      <Copyable label="Client secret" text={secret.value} />
      <Button mt="sm" variant="default" onClick={onDone}>
        I have kept it
      </Button>
    </Alert>
  );
}

function ClientActions({ client, onSecret }: { client: ApiClient; onSecret: (shown: ShownSecret) => void }) {
  const { tenantId, clientId, name } = client;
  const [revoking, setRevoking] = useState(false);
  const path = { tenantId, clientId };
  const rotate = query.useMutation('post', '/v1/tenants/{tenantId}/clients/{clientId}/rotate-secret', {
    onSuccess: ({ clientSecret }) => onSecret({ name, clientId, value: clientSecret ?? '' }),
  });
  const change = () =>
    rotate.mutate({ params: { path, header: { 'Idempotency-Key': newIdempotencyKey() } }, body: {} as never });
  return (
    <Group gap="xs" wrap="nowrap">
      {client.jwks === null ? (
        <Button size="compact-sm" variant="default" onClick={change} loading={rotate.isPending}>
          New secret
        </Button>
      ) : null}
      <Button size="compact-sm" variant="default" onClick={() => setRevoking(true)}>
        Revoke
      </Button>
      <ProblemNote error={rotate.error} />
      {revoking ? <RevokeDialog client={client} onClose={() => setRevoking(false)} /> : null}
    </Group>
  );
}

function RevokeDialog({ client, onClose }: { client: ApiClient; onClose: () => void }) {
  const { tenantId, clientId, name } = client;
  const known = useQueryClient();
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/tenants/{tenantId}/clients/{clientId}/revoke', {
      params: { path: { tenantId, clientId }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    await known.invalidateQueries();
    return error;
  };
  return (
    <DeedDialog
      title={`Revoke: ${name}`}
      consequence="It gets no new tokens, and every pod refuses those that are out. A revoked client never comes back."
      verb="Revoke"
      confirm={name}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          call={{ method: 'POST', path: `/v1/tenants/${tenantId}/clients/${clientId}/revoke`, body: { reason } }}
        />
      )}
    />
  );
}
