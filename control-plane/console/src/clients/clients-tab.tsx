/** Who may call a bank's API: made, given another secret, revoked. A secret is on the screen once. */
import { Stack, Text } from '@mantine/core';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { api, type ApiClient, query } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { useTabList } from '../banks/tab-list.ts';
import { Answered } from '../frame/page.tsx';
import type { Column } from '../table/data-table.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { ClientActions } from './client-actions.tsx';
import { clientColumns } from './client-columns.tsx';
import type { FreshClient } from './fresh-client.ts';
import { NewClientForm } from './new-client-form.tsx';

interface ClientsTabProps {
  readonly tenantId: string;
  readonly onFresh: (fresh: FreshClient) => void;
}

const refreshMs = 10_000;

export function ClientsTab({ tenantId, onFresh }: ClientsTabProps) {
  const path = { tenantId };
  const { asked, ...list } = useTabList();
  const clients = query.useQuery(
    'get',
    '/v1/tenants/{tenantId}/clients',
    { params: { path, query: asked } },
    { refetchInterval: every(refreshMs) },
  );
  const show = (fresh: FreshClient): void => {
    onFresh(fresh);
    void clients.refetch();
  };
  return (
    <Stack>
      <Answered of={clients}>
        {(page) => (
          <PagedTable
            {...list}
            caption="API clients"
            page={page}
            keyOf={({ clientId }) => clientId}
            columns={[...clientColumns, actionColumn(show)]}
            empty={<Text>No system may call this bank yet: create its first client below.</Text>}
            load={(at) => dataOf(api.GET('/v1/tenants/{tenantId}/clients', { params: { path, query: at } }))}
          />
        )}
      </Answered>
      <SameAs
        command={munim('client list', [tenantId])}
        call={{ method: 'GET', path: `/v1/tenants/${tenantId}/clients` }}
      />
      <NewClientForm tenantId={tenantId} onFresh={show} />
    </Stack>
  );
}

const actionColumn = (onFresh: (fresh: FreshClient) => void): Column<ApiClient> => ({
  heading: 'Change',
  show: (client) => (client.state === 'active' ? <ClientActions client={client} onFresh={onFresh} /> : ''),
});
