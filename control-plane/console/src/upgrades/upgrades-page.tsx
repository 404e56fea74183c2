/** All upgrades, newest first, and the way to start one. */
import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, query } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { pathWith } from '../table/path-with.ts';
import { upgradeColumns } from './upgrade-columns.tsx';

const route = getRouteApi('/signed-in/upgrades');
const refreshMs = 3_000;

export function UpgradesPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const upgrades = query.useQuery(
    'get',
    '/v1/upgrades',
    { params: { query: search } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Page
      title="Upgrades"
      of={upgrades}
      aside={
        <DeedButton operation="startUpgrade" variant="filled" onClick={() => void navigate({ to: '/upgrades/new' })}>
          Upgrade the fleet
        </DeedButton>
      }
    >
      <Answered of={upgrades}>
        {(page) => (
          <PagedTable
            caption="Upgrades"
            page={page}
            cursor={search.cursor}
            keyOf={({ id }) => id}
            columns={upgradeColumns}
            empty={<Text>No upgrade was ever started. Banks stay on their release until one is.</Text>}
            onMove={(cursor) => void navigate({ search: { cursor } })}
            load={(at) => dataOf(api.GET('/v1/upgrades', { params: { query: at } }))}
          />
        )}
      </Answered>
      <SameAs
        command={munim('fleet upgrade list', [])}
        call={{ method: 'GET', path: pathWith('/v1/upgrades', search) }}
      />
    </Page>
  );
}
