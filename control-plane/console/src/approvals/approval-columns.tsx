/** How an approval looks in a list. */
import { Link } from '@tanstack/react-router';
import type { Approval } from '../api/client.ts';
import { StateBadge } from '../frame/state-badge.tsx';
import { Target } from '../frame/target.tsx';
import { OperatorName } from '../operators/operator-name.tsx';
import type { Column } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { calledOf } from './words.ts';

const asked: readonly Column<Approval>[] = [
  {
    heading: 'What',
    text: ({ operation }) => calledOf(operation),
    show: ({ id, operation }) => (
      <Link className="plain-link" to="/approvals/$approvalId" params={{ approvalId: id }}>
        {calledOf(operation)}
      </Link>
    ),
  },
  { heading: 'Target', text: ({ target }) => target, show: ({ target }) => <Target target={target} tab="leaving" /> },
  {
    heading: 'Asked for by',
    text: ({ requestedBy }) => requestedBy,
    show: ({ requestedBy }) => <OperatorName of={requestedBy} />,
  },
  { heading: 'Why', text: ({ reason }) => reason },
];

export const pendingColumns: readonly Column<Approval>[] = [
  ...asked,
  {
    heading: 'Asked at',
    text: ({ requestedAt }) => utcText(requestedAt),
    show: ({ requestedAt }) => <Instant at={requestedAt} />,
  },
  {
    heading: 'Open until',
    text: ({ expiresAt }) => utcText(expiresAt),
    show: ({ expiresAt }) => <Instant at={expiresAt} />,
  },
];

export const decidedColumns: readonly Column<Approval>[] = [
  ...asked,
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  {
    heading: 'Decided by',
    text: ({ decidedBy }) => decidedBy ?? '',
    show: ({ decidedBy }) => (decidedBy === null ? '–' : <OperatorName of={decidedBy} />),
  },
  { heading: 'Decided because', text: ({ decisionReason }) => decisionReason ?? '' },
  {
    heading: 'Decided at',
    text: ({ decidedAt }) => (decidedAt === null ? '' : utcText(decidedAt)),
    show: ({ decidedAt }) => <Instant at={decidedAt} />,
  },
];
