/** One cell: where its services are and whether they answer, and the banks that it has. */
import { Group, Stack, Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { api, type Cell, query, type Tenant } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { Instant } from '../times/instant.tsx';
import { CellActions } from './cell-actions.tsx';

const route = getRouteApi('/signed-in/cells/$cellName');
const refreshMs = 5_000;

export function CellPage(): ReactElement {
  const { cellName } = route.useParams();
  const cell = query.useQuery(
    'get',
    '/v1/cells/{cellName}',
    { params: { path: { cellName } } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Page title={`Cell ${cellName}`} of={cell} aside={cell.data && <CellActions cell={cell.data} />}>
      <Answered of={cell}>{(present) => <CellParts cell={present} />}</Answered>
      <SameAs command={munim('cell show', [cellName])} call={{ method: 'GET', path: `/v1/cells/${cellName}` }} />
    </Page>
  );
}

function CellParts({ cell }: { cell: Cell }) {
  const { state, health, region, tier, banks, capacityBanks, createdAt } = cell;
  return (
    <Stack>
      <Group gap="xs">
        <StateBadge state={state} />
        <StateBadge state={health.state} />
        <Text size="sm">
          region {region}, {tier}, {banks} of {capacityBanks} banks, registered <Instant at={createdAt} />
        </Text>
      </Group>
      <DataTable
        caption="Services"
        rows={servicesOf(cell)}
        keyOf={({ service }) => service}
        columns={serviceColumns}
        empty={null}
      />
      <Banks cellName={cell.name} />
    </Stack>
  );
}

interface Service {
  readonly service: string;
  readonly address: string;
  readonly answer: string;
}

function servicesOf({ postgres, kafka, objectStore, health }: Cell): readonly Service[] {
  const addresses = {
    postgres: `${postgres.host}:${postgres.port}/${postgres.database}`,
    kafka: kafka.brokers.join(', '),
    'object-store': objectStore.endpoint,
  };
  return Object.entries(addresses).map(([service, address]) => {
    const look = health.services.find((one) => one.service === service);
    return { service, address, answer: look === undefined ? 'not asked yet' : (look.reason ?? 'answers') };
  });
}

const serviceColumns: readonly Column<Service>[] = [
  { heading: 'Service', text: ({ service }) => service },
  { heading: 'Address', text: ({ address }) => address },
  { heading: 'When last asked', text: ({ answer }) => answer },
];

const bankColumns: readonly Column<Tenant>[] = [
  {
    heading: 'Bank',
    text: ({ name }) => name,
    show: ({ id, name }) => (
      <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId: id }} search={{}}>
        {name}
      </Link>
    ),
  },
  { heading: 'Id', text: ({ id }) => id },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
];

function Banks({ cellName }: { cellName: string }) {
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const banks = query.useQuery(
    'get',
    '/v1/tenants',
    { params: { query: { cell: cellName, ...(cursor === undefined ? {} : { cursor }) } } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Answered of={banks}>
      {(page) => (
        <PagedTable
          caption="Banks of the cell"
          page={page}
          cursor={cursor}
          keyOf={({ id }) => id}
          columns={bankColumns}
          empty={<Text>No bank is on this cell.</Text>}
          onMove={(to) => void navigate({ to: '/cells/$cellName', params: { cellName }, search: { cursor: to } })}
          load={(at) => dataOf(api.GET('/v1/tenants', { params: { query: { cell: cellName, ...at } } }))}
        />
      )}
    </Answered>
  );
}
