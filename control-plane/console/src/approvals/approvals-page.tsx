/** What waits for a second operator: for the reader first, then what the reader asked for, then all that was decided. */
import { Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { type Approval, query } from '../api/client.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { OperatorName } from '../operators/operator-name.tsx';
import { useCurrentOperator } from '../session/current-operator.ts';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Pager } from '../table/pager.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { ApprovalCard, Target } from './approval-card.tsx';
import { sorted, usePending } from './waiting.ts';
import { calledOf } from './words.ts';

const route = getRouteApi('/signed-in/approvals');

export function ApprovalsPage(): ReactElement {
  const me = useCurrentOperator();
  const pending = usePending();
  return (
    <Page title="Approvals">
      <Text size="sm">
        What cannot be undone needs two people: one asks, another allows. Nobody allows what they asked for.
      </Text>
      <Answered of={pending}>
        {({ data, nextCursor }) => {
          const { forMe, mine, forOthers } = sorted(me, data);
          return (
            <Stack>
              <Part title="Waiting for you" of={forMe} empty={<Text>Nothing waits for you.</Text>} />
              <Part title="Asked for by you" of={mine} empty={<Text>Nothing that you asked for waits.</Text>} />
              {forOthers.length === 0 ? null : <Part title="Waiting for others" of={forOthers} empty={null} />}
              {nextCursor === null ? null : <Text>Older ones wait too: ./munim approval list has them all.</Text>}
            </Stack>
          );
        }}
      </Answered>
      <Decided />
      <SameAs command={munim('approval', 'list', '--all')} call={{ method: 'GET', path: '/v1/approvals' }} />
    </Page>
  );
}

const Part = ({ title, of, empty }: { title: string; of: readonly Approval[]; empty: ReactNode }) => (
  <Stack gap="sm">
    <Title order={2} size="h4">
      {title}
    </Title>
    {of.length === 0 ? empty : of.map((approval) => <ApprovalCard key={approval.id} approval={approval} order={3} />)}
  </Stack>
);

const columns: readonly Column<Approval>[] = [
  {
    heading: 'What',
    text: ({ operation }) => calledOf(operation),
    show: ({ id, operation }) => (
      <Link className="plain-link" to="/approvals/$approvalId" params={{ approvalId: id }}>
        {calledOf(operation)}
      </Link>
    ),
  },
  { heading: 'Of', text: ({ target }) => target, show: ({ target }) => <Target target={target} /> },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  {
    heading: 'Asked for by',
    text: ({ requestedBy }) => requestedBy,
    show: ({ requestedBy }) => <OperatorName of={requestedBy} />,
  },
  { heading: 'Why', text: ({ reason }) => reason },
  {
    heading: 'Decided by',
    text: ({ decidedBy }) => decidedBy ?? '',
    show: ({ decidedBy }) => (decidedBy === null ? '–' : <OperatorName of={decidedBy} />),
  },
  { heading: 'Because', text: ({ decisionReason }) => decisionReason ?? '' },
  {
    heading: 'At',
    text: ({ decidedAt }) => (decidedAt === null ? '' : utcText(decidedAt)),
    show: ({ decidedAt }) => <Instant at={decidedAt} />,
  },
];

function Decided() {
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const decided = query.useQuery('get', '/v1/approvals', {
    params: { query: { state: 'decided', ...(cursor === undefined ? {} : { cursor }) } },
  });
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        Decided
      </Title>
      <Answered of={decided}>
        {({ data, nextCursor }) => (
          <>
            <DataTable
              caption="Decided approvals"
              rows={data}
              keyOf={({ id }) => id}
              columns={columns}
              empty={<Text>Nothing was asked for and decided yet.</Text>}
            />
            <Pager
              first={cursor === undefined}
              nextCursor={nextCursor}
              onMove={(to) => void navigate({ search: { cursor: to } })}
            />
          </>
        )}
      </Answered>
    </Stack>
  );
}
