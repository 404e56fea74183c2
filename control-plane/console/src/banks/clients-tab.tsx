/** Who may call a bank's API: made, given another secret, revoked. A secret is on the screen once. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { Copyable, SameAs } from '../actions/same-as.tsx';
import { api, type ApiClient, query } from '../api/client.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { TabPager, useTabCursor } from './tab-pager.tsx';
import { type ShownSecret, NewClientForm } from './new-client-form.tsx';

export function ClientsTab({ tenantId }: { tenantId: string }) {
  const [secret, setSecret] = useState<ShownSecret>();
  const path = { tenantId };
  const clients = query.useQuery('get', '/v1/tenants/{tenantId}/clients', {
    params: { path, query: useTabCursor() },
  });
  const show = (shown: ShownSecret): void => {
    setSecret(shown);
    void clients.refetch();
  };
  return (
    <Stack>
      {secret === undefined ? null : <SecretOnce secret={secret} onDone={() => setSecret(undefined)} />}
      <Answered of={clients}>
        {({ data, nextCursor }) => (
          <>
            <DataTable
              caption="API clients"
              rows={data}
              keyOf={({ clientId }) => clientId}
              columns={[...columns, actionColumn(show)]}
              empty={<Text>No system may call this bank yet: create its first client below.</Text>}
            />
            <TabPager nextCursor={nextCursor} />
          </>
        )}
      </Answered>
      <SameAs
        command={munim('client', 'list', tenantId)}
        call={{ method: 'GET', path: `/v1/tenants/${tenantId}/clients` }}
      />
      <NewClientForm tenantId={tenantId} onSecret={show} />
    </Stack>
  );
}

/** Of each secret that is still good; two during a change-over. */
function secretsEnd({ secrets, jwks }: ApiClient): string {
  if (jwks !== null) return 'signs with its key';
  return secrets.map(({ expiresAt }) => (expiresAt === null ? 'never' : utcText(expiresAt))).join(', ');
}

const columns: readonly Column<ApiClient>[] = [
  { heading: 'Name', text: ({ name }) => name },
  { heading: 'Id', text: ({ clientId }) => clientId },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'May', text: ({ scopes }) => scopes.join(' ') },
  { heading: 'Secrets end', text: secretsEnd },
  {
    heading: 'Last used',
    text: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : utcText(lastUsedAt)),
    show: ({ lastUsedAt }) => <Instant at={lastUsedAt} otherwise="never" />,
  },
  {
    heading: 'Ends',
    text: ({ expiresAt }) => (expiresAt === null ? 'never' : utcText(expiresAt)),
    show: ({ expiresAt }) => <Instant at={expiresAt} otherwise="never" />,
  },
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

interface ClientActionsProps {
  readonly client: ApiClient;
  readonly onSecret: (shown: ShownSecret) => void;
}

function ClientActions({ client, onSecret }: ClientActionsProps) {
  const [open, setOpen] = useState<'rotate' | 'revoke'>();
  const close = (): void => setOpen(undefined);
  return (
    <Group gap="xs" wrap="nowrap">
      {client.jwks === null ? (
        <DeedButton operation="rotateClientSecret" size="compact-sm" onClick={() => setOpen('rotate')}>
          New secret
        </DeedButton>
      ) : null}
      <DeedButton operation="revokeClient" size="compact-sm" onClick={() => setOpen('revoke')}>
        Revoke
      </DeedButton>
      {open === 'rotate' ? <RotateDialog client={client} onSecret={onSecret} onClose={close} /> : null}
      {open === 'revoke' ? <RevokeDialog client={client} onClose={close} /> : null}
    </Group>
  );
}

function RotateDialog({ client, onSecret, onClose }: ClientActionsProps & { onClose: () => void }) {
  const { tenantId, clientId, name } = client;
  const body = { overlapSeconds: 24 * 3600 };
  const act = async ({ idempotencyKey }: Deed): Promise<unknown> => {
    const { data, error } = await api.POST('/v1/tenants/{tenantId}/clients/{clientId}/rotate-secret', {
      params: { path: { tenantId, clientId }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    });
    if (data !== undefined) onSecret({ name, clientId, value: data.clientSecret ?? '' });
    return error;
  };
  return (
    <DeedDialog
      title={`New secret: ${name}`}
      consequence="The new one is shown once. The present one stays good for 24 hours, for its users to change over."
      verb="Make it"
      asksWhy={false}
      act={act}
      onClose={onClose}
      renderSameAs={() => (
        <SameAs
          command={munim('client', 'rotate', tenantId, clientId)}
          call={{ method: 'POST', path: `/v1/tenants/${tenantId}/clients/${clientId}/rotate-secret`, body }}
        />
      )}
    />
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
          command={munim('client', 'revoke', tenantId, clientId, '--reason', reason)}
          call={{ method: 'POST', path: `/v1/tenants/${tenantId}/clients/${clientId}/revoke`, body: { reason } }}
        />
      )}
    />
  );
}
