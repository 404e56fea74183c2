/** All banks: looked for by a few letters or by state, which the address keeps. */
import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { query, type Tenant } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { bankStates } from '../searches.ts';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Pager } from '../table/pager.tsx';
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
  { heading: 'Id', text: ({ id }) => id },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'Contexts', text: ({ contexts }) => contexts.join(', ') },
  { heading: 'Resources', text: ({ resources }) => String(resources.length) },
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
    heading: 'Since',
    text: ({ createdAt }) => utcText(createdAt),
    show: ({ createdAt }) => <Instant at={createdAt} />,
  },
];

export function BanksPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const banks = query.useQuery(
    'get',
    '/v1/tenants',
    { params: { query: search } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Page
      title="Banks"
      aside={
        <DeedButton operation="createTenant" variant="filled" onClick={() => void navigate({ to: '/banks/new' })}>
          Onboard a bank
        </DeedButton>
      }
    >
      <Filters />
      <Answered of={banks}>
        {({ data, nextCursor }) => (
          <>
            <DataTable
              caption="Banks"
              rows={data}
              keyOf={({ id }) => id}
              columns={columns}
              empty={<NoBanks filtered={search.search !== undefined || search.state !== undefined} />}
            />
            <Pager
              first={search.cursor === undefined}
              nextCursor={nextCursor}
              onMove={(cursor) => void navigate({ search: { ...search, cursor } })}
            />
          </>
        )}
      </Answered>
      <SameAs command={munim('bank', 'list')} call={{ method: 'GET', path: pathWith('/v1/tenants', search) }} />
    </Page>
  );
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Group align="flex-end">
      <TextInput
        label="Name or id"
        type="search"
        value={search.search ?? ''}
        onChange={({ currentTarget: { value } }) =>
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
