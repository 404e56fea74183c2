/** What a bank used, by day, against what was agreed with it, and a month of it as one would bill it. */
import { Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query, type Tenant, type Usage } from '../api/client.ts';
import { Answered, Loading } from '../frame/page.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { pathWith } from '../table/path-with.ts';
import { Instant } from '../times/instant.tsx';
import { StatementPart } from './statement-part.tsx';
import { bytesText, drawn, type Peak, peakOf, percentText, storedBytes } from './usage-numbers.ts';

const route = getRouteApi('/signed-in/banks/$tenantId');
/** Loaded when it is looked at: it is as large as all the rest of the console. */
const UsageCharts = lazy(() => import('./usage-charts.tsx'));

const gib = 2 ** 30;

export function UsageTab({ bank }: { bank: Tenant }) {
  const { from, to } = route.useSearch();
  const asked = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const usage = query.useQuery('get', '/v1/tenants/{tenantId}/usage', {
    params: { path: { tenantId: bank.id }, query: asked },
  });
  return (
    <Stack gap="lg">
      <Range />
      <Answered of={usage}>{(present) => <Days bank={bank} usage={present} />}</Answered>
      <SameAs
        command={munim('bank usage', [bank.id], { '--from': from, '--to': to })}
        call={{ method: 'GET', path: pathWith(`/v1/tenants/${bank.id}/usage`, asked) }}
      />
      {/* The time of the answer is now; before it there is none. */}
      {usage.dataUpdatedAt === 0 ? null : (
        <StatementPart tenantId={bank.id} monthNow={new Date(usage.dataUpdatedAt).toISOString().slice(0, 7)} />
      )}
    </Stack>
  );
}

function Range() {
  const search = route.useSearch();
  const { tenantId } = route.useParams();
  const navigate = route.useNavigate();
  const ends = [
    { name: 'from', label: 'From', description: '30 days ago when left out' },
    { name: 'to', label: 'To', description: 'this day included, UTC' },
  ] as const;
  return (
    <Group align="flex-end">
      {ends.map(({ name, ...input }) => (
        <TextInput
          key={name}
          {...input}
          type="date"
          value={search[name] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({
              to: '/banks/$tenantId',
              params: { tenantId },
              search: (now) => ({ ...now, [name]: value || undefined }),
              replace: true,
            })
          }
        />
      ))}
    </Group>
  );
}

const columns: readonly Column<Usage['days'][number]>[] = [
  { heading: 'Day', text: ({ day }) => day },
  { heading: 'Commands', text: ({ commands }) => commands },
  { heading: 'Events', text: ({ events }) => events },
  {
    heading: 'Database, bytes',
    text: ({ databaseBytes }) => databaseBytes,
    show: ({ databaseBytes }) => bytesText(Number(databaseBytes)),
  },
  {
    heading: 'Archive, bytes',
    text: ({ archiveBytes }) => archiveBytes,
    show: ({ archiveBytes }) => bytesText(Number(archiveBytes)),
  },
  { heading: 'Exports', text: ({ exports }) => exports },
  { heading: 'Webhooks', text: ({ webhooks }) => webhooks },
];

function Days({ bank: { quotas }, usage: { days, total, measuredAt } }: { bank: Tenant; usage: Usage }) {
  const busiest = peakOf(days, ({ commands }) => Number(commands), quotas.commandsPerDay);
  const most = peakOf(days, ({ exports }) => Number(exports), quotas.exportsPerDay);
  const fullest = peakOf(days, storedBytes, quotas.storageBytes);
  return (
    <Stack>
      <Title order={2} size="h4">
        By day
      </Title>
      <Text size="sm">
        {total.commands} commands, {total.events} events and {total.exports} exports. Last counted:{' '}
        <Instant at={measuredAt} otherwise="never" />.
      </Text>
      <Against of="commands" on="busiest" peak={busiest} agreed={quotas.commandsPerDay.toLocaleString('en')} />
      <Against
        of="exports (pages of the log)"
        on="most exported"
        peak={most}
        agreed={quotas.exportsPerDay.toLocaleString('en')}
      />
      <Against of="of storage" on="fullest" peak={fullest} agreed={bytesText(quotas.storageBytes)} bytes />
      {days.length === 0 ? null : (
        <Suspense fallback={<Loading says="The charts are loaded." />}>
          <UsageCharts
            days={drawn(days)}
            commandsPerDay={quotas.commandsPerDay}
            storageGib={quotas.storageBytes / gib}
          />
        </Suspense>
      )}
      <DataTable
        caption="Use by day"
        rows={days}
        keyOf={({ day }) => day}
        columns={columns}
        empty={<Text>Nothing was counted in these days. A bank is counted a minute after it came up, then often.</Text>}
      />
    </Stack>
  );
}

interface AgainstProps {
  readonly of: string;
  readonly on: string;
  readonly peak: Peak | undefined;
  readonly agreed: string;
  readonly bytes?: true;
}

function Against({ of, on, peak, agreed, bytes }: AgainstProps) {
  if (peak === undefined) return null;
  const amount = bytes ? bytesText(peak.amount) : peak.amount.toLocaleString('en');
  return (
    <Text size="sm">
      On the {on} day, {peak.day}, {amount} {of}: {percentText(peak.percent)} of the {agreed} agreed
      {peak.percent > 100 ? ', which is beyond it' : ''}.
    </Text>
  );
}
