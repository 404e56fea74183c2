/** How a run looks in a list. */
import { Link } from '@tanstack/react-router';
import type { Run } from '../api/client.ts';
import { StateBadge } from '../frame/state-badge.tsx';
import type { Column } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { durationText, utcText } from '../times/text.ts';

export const runColumns: readonly Column<Run>[] = [
  {
    heading: 'Run',
    text: ({ id }) => id,
    show: ({ id }) => (
      <Link className="plain-link" to="/runs/$runId" params={{ runId: id }}>
        {id}
      </Link>
    ),
  },
  { heading: 'Kind', text: ({ kind }) => kind },
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
  },
  { heading: 'Asked for by', text: ({ requestedBy }) => requestedBy },
  {
    heading: 'Since',
    text: ({ createdAt }) => utcText(createdAt),
    show: ({ createdAt }) => <Instant at={createdAt} />,
  },
  { heading: 'Took', text: ({ startedAt, endedAt }) => durationText(startedAt, endedAt) },
];
