/** All runs, newest first; what is looked for is in the address. */
import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { SameAs } from '../actions/same-as.tsx';
import { query } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { runStates } from '../searches.ts';
import { DataTable } from '../table/data-table.tsx';
import { Pager } from '../table/pager.tsx';
import { pathWith } from '../table/path-with.ts';
import { runColumns } from './run-columns.tsx';

const route = getRouteApi('/signed-in/runs');
const refreshMs = 5_000;

export function RunsPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const runs = query.useQuery('get', '/v1/runs', { params: { query: search } }, { refetchInterval: every(refreshMs) });
  return (
    <Page title="Runs">
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
        <TextInput
          label="Bank's id"
          value={search.tenantId ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({
              search: (now) => ({ ...now, cursor: undefined, tenantId: value || undefined }),
              replace: true,
            })
          }
        />
      </Group>
      <Answered of={runs}>
        {({ data, nextCursor }) => (
          <>
            <DataTable
              caption="Runs"
              rows={data}
              keyOf={({ id }) => id}
              columns={runColumns}
              empty={<Text>No run is like that. Runs begin when a bank is onboarded, checked or repaired.</Text>}
            />
            <Pager
              first={search.cursor === undefined}
              nextCursor={nextCursor}
              onMove={(cursor) => void navigate({ search: { ...search, cursor } })}
            />
          </>
        )}
      </Answered>
      <SameAs call={{ method: 'GET', path: pathWith('/v1/runs', search) }} />
    </Page>
  );
}
