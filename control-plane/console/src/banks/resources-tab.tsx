/** What was made for a bank, and the run that makes it while one looks. */
import { Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query, type Tenant } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { hasEnded } from '../runs/apply-event.ts';
import { LiveRunSteps } from '../runs/run-steps.tsx';
import { runColumns } from '../runs/run-columns.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';

type Resource = Tenant['resources'][number];

const columns: readonly Column<Resource>[] = [
  { heading: 'Kind', text: ({ type }) => type },
  { heading: 'Name', text: ({ name }) => name },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
];

const refreshMs = 3_000;
const runsShown = 10;

export function ResourcesTab({ bank }: { bank: Tenant }) {
  const runs = query.useQuery(
    'get',
    '/v1/runs',
    { params: { query: { tenantId: bank.id, limit: runsShown } } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Answered of={runs}>
      {({ data }) => {
        const [last] = data;
        const live = last !== undefined && (!hasEnded(last) || bank.state === 'failed');
        return (
          <Stack>
            {live ? (
              <>
                <Title order={2} size="h4">
                  {hasEnded(last) ? 'The last run' : 'Under way'}
                </Title>
                <LiveRunSteps runId={last.id} />
              </>
            ) : null}
            <Title order={2} size="h4">
              Made for this bank alone
            </Title>
            <DataTable
              caption="Resources"
              rows={bank.resources}
              keyOf={({ type, name }) => `${type} ${name}`}
              columns={columns}
              empty={<Text>Nothing yet: its first run makes them.</Text>}
            />
            <Title order={2} size="h4">
              Runs
            </Title>
            <DataTable
              caption="Runs of this bank"
              rows={data}
              keyOf={({ id }) => id}
              columns={runColumns}
              empty={<Text>None yet.</Text>}
            />
            {data.length < runsShown ? null : (
              <Link className="plain-link" to="/runs" search={{ tenantId: bank.id }}>
                All of its runs
              </Link>
            )}
            <SameAs command={munim('bank show', [bank.id])} call={{ method: 'GET', path: `/v1/tenants/${bank.id}` }} />
          </Stack>
        );
      }}
    </Answered>
  );
}
