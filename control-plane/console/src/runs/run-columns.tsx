/** How a run looks in a list. */
import { Link } from '@tanstack/react-router';
import type { Run } from '../api/client.ts';
import { StateBadge } from '../frame/state-badge.tsx';
import { OperatorName } from '../operators/operator-name.tsx';
import type { Column } from '../table/data-table.tsx';
import { shortId } from '../table/shorten-id.ts';
import { Instant } from '../times/instant.tsx';
import { durationText, utcText } from '../times/text.ts';
import { Took } from '../times/took.tsx';

export const runColumns: readonly Column<Run>[] = [
  {
    heading: 'Run',
    text: ({ id }) => id,
    show: ({ id }) => (
      <Link className="plain-link one-line" to="/runs/$runId" params={{ runId: id }} title={id}>
        {shortId(id)}
      </Link>
    ),
  },
  { heading: 'Kind', text: ({ kind }) => kind, oneLine: true },
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
  {
    heading: 'Steps done',
    text: ({ steps }) => `${steps.filter(({ state }) => state === 'done').length} of ${steps.length}`,
    oneLine: true,
  },
  {
    heading: 'Asked for by',
    text: ({ requestedBy }) => requestedBy,
    show: ({ requestedBy }) => <OperatorName of={requestedBy} />,
  },
  {
    heading: 'Asked at',
    text: ({ createdAt }) => utcText(createdAt),
    show: ({ createdAt }) => <Instant at={createdAt} />,
  },
  {
    heading: 'Took',
    text: ({ startedAt, endedAt }) => durationText(startedAt, endedAt),
    show: ({ startedAt, endedAt }) => <Took from={startedAt} to={endedAt} />,
    oneLine: true,
  },
];
