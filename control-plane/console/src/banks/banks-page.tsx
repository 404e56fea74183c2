/** All banks: looked for by a few letters or by state, which the address keeps. */
import { Group, NativeSelect, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, query, type Tenant } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { bankStates } from '../searches.ts';
import type { Column } from '../table/data-table.tsx';
import { FilterText } from '../table/filter-text.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { pathWith } from '../table/path-with.ts';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';

const route = getRouteApi('/signed-in/banks');
const refreshMs = 5_000;

const columns: readonly Column<Tenant>[] = [
  {
    heading: 'Name',
    text: ({ name }) => name,
    show: ({ id, name }) => (
      <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId: id }} search={{}}>
        {name}
      </Link>
    ),
  },
  { heading: 'Id', text: ({ id }) => id, oneLine: true },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'Environment', text: ({ environment }) => environment },
  { heading: 'Plan', text: ({ plan }) => plan },
  { heading: 'Contexts', text: ({ contexts }) => contexts.join(', ') },
  { heading: 'Region', text: ({ region }) => region },
  {
    heading: 'Cell',
    text: ({ cell }) => cell,
    show: ({ cell }) => (
      <Link className="plain-link" to="/cells/$cellName" params={{ cellName: cell }} search={{}}>
        {cell}
      </Link>
    ),
  },
  {
    heading: 'Made',
    text: ({ createdAt }) => utcText(createdAt),
    show: ({ createdAt }) => <Instant at={createdAt} />,
  },
];

export function BanksPage(): ReactElement {
  const search = route.useSearch();
  const { cursor, ...filter } = search;
  const navigate = route.useNavigate();
  const banks = query.useQuery(
    'get',
    '/v1/tenants',
    { params: { query: search } },
    { refetchInterval: every(refreshMs), placeholderData: keepPreviousData },
  );
  return (
    <Page
      title="Banks"
      of={banks}
      aside={
        <DeedButton operation="createTenant" variant="filled" onClick={() => void navigate({ to: '/banks/new' })}>
          Onboard a bank
        </DeedButton>
      }
    >
      <Filters />
      <Answered of={banks}>
        {(page) => (
          <PagedTable
            caption="Banks"
            page={page}
            cursor={cursor}
            keyOf={({ id }) => id}
            columns={columns}
            empty={<NoBanks filtered={filter.search !== undefined || filter.state !== undefined} />}
            onMove={(next) => void navigate({ search: (now) => ({ ...now, cursor: next }) })}
            load={(at) => dataOf(api.GET('/v1/tenants', { params: { query: { ...filter, ...at } } }))}
          />
        )}
      </Answered>
      <SameAs command={munim('bank list', [])} call={{ method: 'GET', path: pathWith('/v1/tenants', search) }} />
    </Page>
  );
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Group align="flex-end">
      <FilterText
        label="Name or id"
        type="search"
        value={search.search ?? ''}
        onSettle={(value) =>
          void navigate({
            search: (now) => ({ ...now, cursor: undefined, search: value || undefined }),
            replace: true,
          })
        }
      />
      <NativeSelect
        label="State"
        data={[{ value: '', label: 'any' }, ...bankStates.map((state) => ({ value: state, label: state }))]}
        value={search.state ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const state = bankStates.find((one) => one === value);
          void navigate({ search: (now) => ({ ...now, cursor: undefined, state }) });
        }}
      />
    </Group>
  );
}

const NoBanks = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <Text>No bank is like that: look for fewer letters, or in any state.</Text>
  ) : (
    <Text>
      There is no bank yet.{' '}
      <Link className="plain-link" to="/banks/new">
        Onboard the first one
      </Link>
      : it takes seconds.
    </Text>
  );
