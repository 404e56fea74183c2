/** All banks at one look: how many are in which state, what runs now, and what somebody must look at. */
import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { query, type Tenant } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { SameAs } from '../actions/same-as.tsx';
import { munim } from '../actions/commands.ts';
import { runColumns } from '../runs/run-columns.tsx';
import { NeedsALook } from './needs-a-look.tsx';

const refreshMs = 3_000;

export function FleetPage(): ReactElement {
  const fleet = query.useQuery('get', '/v1/fleet', {}, { refetchInterval: every(refreshMs) });
  return (
    <Page title="Fleet">
      <Answered of={fleet}>
        {({ banks, releases, runs, drift, behind }) => (
          <Stack>
            <SimpleGrid cols={{ base: 2, sm: 4 }}>
              {banks
                .filter(({ state, count }) => count > 0 || state === 'active' || state === 'failed')
                .map(({ state, count }) => (
                  <Figure key={state} state={state} count={count} />
                ))}
            </SimpleGrid>
            <Title order={2} size="h4">
              Releases
            </Title>
            <DataTable
              caption="Banks by release"
              rows={releases}
              keyOf={({ release }) => release}
              columns={releaseColumns}
              empty={<Text>No bank is on a release yet, and no provisioner offers one.</Text>}
            />
            <Title order={2} size="h4">
              Not as they must be
            </Title>
            <DataTable
              caption="Banks with drift"
              rows={drift}
              keyOf={({ tenantId }) => tenantId}
              columns={driftColumns}
              empty={<Text>Every bank is as its last check found it to be: as it must.</Text>}
            />
            <Title order={2} size="h4">
              Behind their log
            </Title>
            <DataTable
              caption="Banks behind their log"
              rows={behind}
              keyOf={({ tenantId }) => tenantId}
              columns={behindColumns}
              empty={<Text>Every bank's events are published, and its read models go on.</Text>}
            />
            <Title order={2} size="h4">
              Runs now: {runs.running} running, {runs.queued} queued
            </Title>
            <RunsNow />
            <NeedsALook />
            <SameAs command={munim('fleet', 'show')} call={{ method: 'GET', path: '/v1/fleet' }} />
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

interface OnRelease {
  readonly release: string;
  readonly banks: number;
  readonly offered: boolean;
}

const releaseColumns = [
  { heading: 'Release', text: ({ release }: OnRelease) => release },
  { heading: 'Banks', text: ({ banks }: OnRelease) => String(banks) },
  { heading: 'An upgrade goes', text: ({ offered }: OnRelease) => (offered ? 'here' : '') },
];

interface Drifting {
  readonly tenantId: string;
  readonly alarms: number;
  readonly differences: number;
  readonly since: string;
}

const driftColumns = [
  {
    heading: 'Bank',
    text: ({ tenantId }: Drifting) => tenantId,
    show: ({ tenantId }: Drifting) => (
      <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId }} search={{ tab: 'drift' }}>
        {tenantId}
      </Link>
    ),
  },
  { heading: 'Alarms', text: ({ alarms }: Drifting) => String(alarms) },
  { heading: 'Differences', text: ({ differences }: Drifting) => String(differences) },
  {
    heading: 'Since',
    text: ({ since }: Drifting) => utcText(since),
    show: ({ since }: Drifting) => <Instant at={since} />,
  },
];

interface Behind {
  readonly tenantId: string;
  readonly unpublishedEvents: number;
  readonly waitingSince: string | null;
  readonly parkedStreams: number;
}

const behindColumns = [
  {
    heading: 'Bank',
    text: ({ tenantId }: Behind) => tenantId,
    show: ({ tenantId }: Behind) => (
      <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId }} search={{}}>
        {tenantId}
      </Link>
    ),
  },
  { heading: 'Events to publish', text: ({ unpublishedEvents }: Behind) => String(unpublishedEvents) },
  {
    heading: 'Since',
    text: ({ waitingSince }: Behind) => (waitingSince === null ? '' : utcText(waitingSince)),
    show: ({ waitingSince }: Behind) => <Instant at={waitingSince} otherwise="" />,
  },
  { heading: 'Parked streams', text: ({ parkedStreams }: Behind) => String(parkedStreams) },
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
