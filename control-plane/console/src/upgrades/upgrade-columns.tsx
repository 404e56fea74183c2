/** How an upgrade and its banks look in a list. */
import { Progress, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Upgrade, UpgradeBank } from '../api/client.ts';
import { OperatorName } from '../operators/operator-name.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import type { Column } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { durationText, utcText } from '../times/text.ts';
import { Took } from '../times/took.tsx';

export const upgradeColumns: readonly Column<Upgrade>[] = [
  {
    heading: 'Upgrade',
    text: ({ id }) => id,
    show: ({ id }) => (
      <Link className="plain-link" to="/upgrades/$upgradeId" params={{ upgradeId: id }}>
        {id}
      </Link>
    ),
  },
  { heading: 'To release', text: ({ release }) => release },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'Upgraded', text: progressText, show: (upgrade) => <UpgradeProgress of={upgrade} /> },
  { heading: 'Quarantined', text: ({ progress }) => String(progress.quarantined) },
  {
    heading: 'Asked for by',
    text: ({ requestedBy }) => requestedBy,
    show: ({ requestedBy }) => <OperatorName of={requestedBy} />,
  },
  { heading: 'Reason', text: ({ reason }) => reason },
  {
    heading: 'Asked at',
    text: ({ createdAt }) => utcText(createdAt),
    show: ({ createdAt }) => <Instant at={createdAt} />,
  },
];

export const upgradeBankColumns: readonly Column<UpgradeBank>[] = [
  {
    heading: 'Bank',
    text: ({ tenantId }) => tenantId,
    show: ({ tenantId }) => (
      <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId }} search={{}}>
        {tenantId}
      </Link>
    ),
  },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'From release', text: ({ fromRelease }) => fromRelease ?? '' },
  {
    heading: 'Run',
    text: ({ runId }) => runId ?? '',
    show: ({ runId }) =>
      runId === null ? null : (
        <Link className="plain-link" to="/runs/$runId" params={{ runId }}>
          {runId}
        </Link>
      ),
  },
  { heading: 'Reason', text: ({ reason }) => reason ?? '' },
  {
    heading: 'Took',
    text: ({ startedAt, endedAt }) => durationText(startedAt, endedAt),
    show: ({ startedAt, endedAt }) => <Took from={startedAt} to={endedAt} />,
  },
];

function progressText({ progress: { upgraded, total } }: Upgrade): string {
  return `${upgraded} of ${total}`;
}

export function UpgradeProgress({ of }: { of: Upgrade }) {
  const { upgraded, quarantined, total } = of.progress;
  const share = (count: number): number => (total === 0 ? 0 : (100 * count) / total);
  return (
    <>
      <Text size="sm">{progressText(of)}</Text>
      <Progress.Root size="sm">
        <Progress.Section value={share(upgraded)} color="green" aria-label="Upgraded" />
        <Progress.Section value={share(quarantined)} color="red" aria-label="Quarantined" />
      </Progress.Root>
    </>
  );
}
