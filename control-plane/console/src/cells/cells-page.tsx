/** All cells: where they are, how much room is left, and whether their services answer. */
import { Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type Cell, query } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import type { Column } from '../table/data-table.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { pathWith } from '../table/path-with.ts';

const route = getRouteApi('/signed-in/cells');
const refreshMs = 5_000;

const columns: readonly Column<Cell>[] = [
  {
    heading: 'Name',
    text: ({ name }) => name,
    show: ({ name }) => (
      <Link className="plain-link" to="/cells/$cellName" params={{ cellName: name }} search={{}}>
        {name}
      </Link>
    ),
  },
  { heading: 'Region', text: ({ region }) => region },
  { heading: 'Tier', text: ({ tier }) => tier },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'Banks', text: ({ banks, capacityBanks }) => `${banks} of ${capacityBanks}` },
  {
    heading: 'Health',
    text: ({ health }) => health.state,
    show: ({ health }) => <StateBadge state={health.state} />,
  },
];

export function CellsPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const cells = query.useQuery(
    'get',
    '/v1/cells',
    { params: { query: search } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Page
      title="Cells"
      of={cells}
      aside={
        <DeedButton operation="registerCell" variant="filled" onClick={() => void navigate({ to: '/cells/new' })}>
          Register a cell
        </DeedButton>
      }
    >
      <Text size="sm">
        A cell is one Postgres, one Kafka and one object store. A new bank goes to the open cell of its region with the
        fewest banks.
      </Text>
      <Answered of={cells}>
        {(page) => (
          <PagedTable
            caption="Cells"
            page={page}
            cursor={search.cursor}
            keyOf={({ name }) => name}
            columns={columns}
            empty={<Text>There is no cell yet: the first registers itself when the control plane starts.</Text>}
            onMove={(cursor) => void navigate({ search: { cursor } })}
            load={(at) => dataOf(api.GET('/v1/cells', { params: { query: at } }))}
          />
        )}
      </Answered>
      <SameAs command={munim('cell list', [])} call={{ method: 'GET', path: pathWith('/v1/cells', search) }} />
    </Page>
  );
}
