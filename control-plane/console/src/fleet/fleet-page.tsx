/** All banks at one look: how many are in which state, what somebody must look at, and what runs now. */
import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { type Fleet, query, type Tenant } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { runColumns } from '../runs/run-columns.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { CellsHealth } from './cells-health.tsx';
import { NeedsALook } from './needs-a-look.tsx';

const refreshMs = 3_000;

export function FleetPage(): ReactElement {
  const fleet = query.useQuery('get', '/v1/fleet', {}, { refetchInterval: every(refreshMs) });
  return (
    <Page title="Fleet" of={fleet}>
      <Answered of={fleet}>
        {(present) => (
          <Stack>
            <SimpleGrid cols={{ base: 2, sm: 4 }}>
              {present.banks
                .filter(({ state, count }) => count > 0 || state === 'active' || state === 'failed')
                .map(({ state, count }) => (
                  <Figure key={state} state={state} count={count} />
                ))}
            </SimpleGrid>
            <NeedsALook fleet={present} />
            <Title order={2} size="h4">
              Runs now: {present.runs.running} running, {present.runs.queued} queued
            </Title>
            <RunsNow />
            <Title order={2} size="h4">
              Releases
            </Title>
            <DataTable
              caption="Banks by release"
              rows={present.releases}
              keyOf={({ release }) => release}
              columns={releaseColumns}
              empty={<Text>No bank is on a release yet, and no provisioner offers one.</Text>}
            />
            <CellsHealth />
            <SameAs command={munim('fleet show', [])} call={{ method: 'GET', path: '/v1/fleet' }} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

function Figure({ state, count }: { state: Tenant['state']; count: number }) {
  return (
    <Card withBorder padding="md">
      <Text size="xl" fw={700}>
        {count}
      </Text>
      <Group justify="space-between">
        <StateBadge state={state} />
        <Link className="plain-link" to="/banks" search={{ state }} aria-label={`Show the banks that are ${state}`}>
          Show
        </Link>
      </Group>
    </Card>
  );
}

const releaseColumns: readonly Column<Fleet['releases'][number]>[] = [
  { heading: 'Release', text: ({ release }) => release },
  { heading: 'Banks', text: ({ banks }) => String(banks) },
  { heading: 'What an upgrade brings banks to', text: ({ offered }) => (offered ? 'this one' : '') },
];

function RunsNow() {
  const runs = query.useQuery(
    'get',
    '/v1/runs',
    { params: { query: { limit: 20, state: 'running' } } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Answered of={runs}>
      {({ data }) => (
        <DataTable
          caption="Runs now"
          rows={data}
          keyOf={({ id }) => id}
          columns={runColumns}
          empty={<Text>Nothing is being provisioned, checked or repaired.</Text>}
        />
      )}
    </Answered>
  );
}
