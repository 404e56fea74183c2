/** All runs, newest first; what is looked for is in the address. */
import { Group, NativeSelect, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { SameAs } from '../actions/same-as.tsx';
import { api, query } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { runStates } from '../searches.ts';
import { FilterText } from '../table/filter-text.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { pathWith } from '../table/path-with.ts';
import { runColumns } from './run-columns.tsx';

const route = getRouteApi('/signed-in/runs');
const refreshMs = 5_000;

export function RunsPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { cursor, ...filter } = search;
  const runs = query.useQuery(
    'get',
    '/v1/runs',
    { params: { query: search } },
    { refetchInterval: every(refreshMs), placeholderData: keepPreviousData },
  );
  return (
    <Page title="Runs" of={runs}>
      <Group align="flex-end">
        <NativeSelect
          label="State"
          data={[{ value: '', label: 'any' }, ...runStates.map((state) => ({ value: state, label: state }))]}
          value={search.state ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const state = runStates.find((one) => one === value);
            void navigate({ search: (now) => ({ ...now, cursor: undefined, state }) });
          }}
        />
        <FilterText
          label="Bank's id"
          value={search.tenantId ?? ''}
          onSettle={(value) =>
            void navigate({
              search: (now) => ({ ...now, cursor: undefined, tenantId: value || undefined }),
              replace: true,
            })
          }
        />
      </Group>
      <Answered of={runs}>
        {(page) => (
          <PagedTable
            caption="Runs"
            page={page}
            cursor={cursor}
            keyOf={({ id }) => id}
            columns={runColumns}
            empty={<Text>No run is like that. Runs begin when a bank is onboarded, checked or repaired.</Text>}
            onMove={(next) => void navigate({ search: (now) => ({ ...now, cursor: next }) })}
            load={(at) => dataOf(api.GET('/v1/runs', { params: { query: { ...filter, ...at } } }))}
          />
        )}
      </Answered>
      <SameAs call={{ method: 'GET', path: pathWith('/v1/runs', search) }} />
    </Page>
  );
}
