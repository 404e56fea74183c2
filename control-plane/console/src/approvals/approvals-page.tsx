/** What waits for a second operator: for the reader first, then what the reader asked for, then all that was decided. */
import { Stack, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { api, type Approval, query } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { useCurrentOperator } from '../session/current-operator.ts';
import { DataTable } from '../table/data-table.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { ApprovalCard } from './approval-card.tsx';
import { decidedColumns, pendingColumns } from './approval-columns.tsx';
import { sorted, usePending } from './waiting.ts';

const route = getRouteApi('/signed-in/approvals');
const refreshMs = 10_000;

export function ApprovalsPage(): ReactElement {
  const pending = usePending();
  return (
    <Page title="Approvals" of={pending}>
      <Text size="sm">
        What cannot be undone needs two people: one asks, another allows. Nobody allows what they asked for.
      </Text>
      <Answered of={pending}>
        {({ data, nextCursor }) => <Pending all={data} moreFollow={nextCursor !== null} />}
      </Answered>
      <Decided />
      <SameAs command={munim('approval list', [], { '--all': true })} call={{ method: 'GET', path: '/v1/approvals' }} />
    </Page>
  );
}

function Pending({ all, moreFollow }: { all: readonly Approval[]; moreFollow: boolean }) {
  const { forMe, mine, forOthers } = sorted(useCurrentOperator(), all);
  return (
    <Stack>
      <Part title="Waiting for you" of={forMe} empty={<Text>Nothing waits for you.</Text>} />
      <Part title="Asked for by you" of={mine} empty={<Text>Nothing that you asked for waits.</Text>} />
      {forOthers.length === 0 ? null : <Part title="Waiting for others" of={forOthers} empty={null} />}
      {all.length === 0 ? null : (
        <>
          <Title order={2} size="h4">
            All that waits
          </Title>
          <DataTable
            caption="Pending approvals"
            rows={all}
            keyOf={({ id }) => id}
            columns={pendingColumns}
            empty={null}
            {...(moreFollow ? { whole: { load: loadOf('pending'), moreFollow } } : {})}
          />
        </>
      )}
    </Stack>
  );
}

const loadOf = (state: 'pending' | 'decided') => (at: { cursor?: string; limit: number }) =>
  dataOf(api.GET('/v1/approvals', { params: { query: { state, ...at } } }));

const Part = ({ title, of, empty }: { title: string; of: readonly Approval[]; empty: ReactNode }) => (
  <Stack gap="sm">
    <Title order={2} size="h4">
      {title}
    </Title>
    {of.length === 0 ? empty : of.map((approval) => <ApprovalCard key={approval.id} approval={approval} order={3} />)}
  </Stack>
);

function Decided() {
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const decided = query.useQuery(
    'get',
    '/v1/approvals',
    { params: { query: { state: 'decided', ...(cursor === undefined ? {} : { cursor }) } } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        Decided
      </Title>
      <Answered of={decided}>
        {(page) => (
          <PagedTable
            caption="Decided approvals"
            page={page}
            cursor={cursor}
            keyOf={({ id }) => id}
            columns={decidedColumns}
            empty={<Text>Nothing was asked for and decided yet.</Text>}
            onMove={(to) => void navigate({ search: { cursor: to } })}
            load={loadOf('decided')}
          />
        )}
      </Answered>
    </Stack>
  );
}
