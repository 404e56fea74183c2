/** All upgrades, newest first, and the way to start one. */
import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { query } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { DataTable } from '../table/data-table.tsx';
import { Pager } from '../table/pager.tsx';
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
      aside={
        <DeedButton operation="startUpgrade" variant="filled" onClick={() => void navigate({ to: '/upgrades/new' })}>
          Upgrade the fleet
        </DeedButton>
      }
    >
      <Answered of={upgrades}>
        {({ data, nextCursor }) => (
          <>
            <DataTable
              caption="Upgrades"
              rows={data}
              keyOf={({ id }) => id}
              columns={upgradeColumns}
              empty={<Text>No upgrade was ever started. Banks stay on their release until one is.</Text>}
            />
            <Pager
              first={search.cursor === undefined}
              nextCursor={nextCursor}
              onMove={(cursor) => void navigate({ search: { cursor } })}
            />
          </>
        )}
      </Answered>
      <SameAs
        command={munim('fleet', 'upgrade', 'list')}
        call={{ method: 'GET', path: pathWith('/v1/upgrades', search) }}
      />
    </Page>
  );
}
