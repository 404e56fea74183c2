/** Who may drive the platform, as what, and what of it waits for a second owner. */
import { Alert, Button, Stack, Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { munim } from '../actions/commands.ts';
import { Copyable, SameAs } from '../actions/same-as.tsx';
import { api, type Approval, type Operator, query } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { ApprovalNote } from '../approvals/approval-note.tsx';
import { usePending } from '../approvals/waiting.ts';
import { textOf } from '../approvals/words.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import type { Column } from '../table/data-table.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { pathWith } from '../table/path-with.ts';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { InviteForm } from './invite-form.tsx';
import { type IssuedToken, OperatorActions } from './operator-actions.tsx';

const route = getRouteApi('/signed-in/operators');
const refreshMs = 10_000;

export function OperatorsPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [issued, setIssued] = useState<IssuedToken>();
  const operators = query.useQuery(
    'get',
    '/v1/operators',
    { params: { query: search } },
    { refetchInterval: every(refreshMs) },
  );
  const pending = usePending().data?.data ?? [];
  return (
    <Page title="Operators" of={operators}>
      {issued === undefined ? null : <TokenOnce issued={issued} onDone={() => setIssued(undefined)} />}
      {pending
        .filter(({ operation }) => operation === 'createOperator')
        .map((approval) => (
          <ApprovalNote key={approval.id} approval={approval} about={textOf(approval.body['email'])} />
        ))}
      <Answered of={operators}>
        {(page) => (
          <PagedTable
            caption="Operators"
            page={page}
            cursor={search.cursor}
            keyOf={({ id }) => id}
            columns={[...columns, waitingColumn(pending), actionColumn(setIssued)]}
            empty={<Text>There is nobody on this page.</Text>}
            onMove={(cursor) => void navigate({ search: { cursor } })}
            load={(at) => dataOf(api.GET('/v1/operators', { params: { query: at } }))}
          />
        )}
      </Answered>
      <SameAs command={munim('operator list', [])} call={{ method: 'GET', path: pathWith('/v1/operators', search) }} />
      <InviteForm />
    </Page>
  );
}

const columns: readonly Column<Operator>[] = [
  { heading: 'Name', text: ({ name }) => name },
  { heading: 'E-mail', text: ({ email }) => email ?? '' },
  { heading: 'Role', text: ({ role }) => role },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'Signs in with', text: ({ signsInWith }) => signsInWith.join(', ') },
  {
    heading: 'Invited',
    text: ({ createdAt }) => utcText(createdAt),
    show: ({ createdAt }) => <Instant at={createdAt} />,
  },
];

function waitingColumn(pending: readonly Approval[]): Column<Operator> {
  const of = ({ id }: Operator): Approval | undefined => pending.find(({ target }) => target === `operator/${id}`);
  return {
    heading: 'Waits for a second owner',
    text: (operator) => of(operator)?.id ?? '',
    show: (operator) => {
      const approval = of(operator);
      if (approval === undefined) return '–';
      return (
        <Link className="plain-link" to="/approvals/$approvalId" params={{ approvalId: approval.id }}>
          to be {textOf(approval.body['role'])}
        </Link>
      );
    },
  };
}

const actionColumn = (onToken: (issued: IssuedToken) => void): Column<Operator> => ({
  heading: 'Change',
  show: (operator) => (operator.state === 'disabled' ? '' : <OperatorActions operator={operator} onToken={onToken} />),
});

function TokenOnce({ issued, onDone }: { issued: IssuedToken; onDone: () => void }) {
  return (
    <Alert
      color="yellow"
      variant="outline"
      title={
        issued.token === null
          ? `The token of ${issued.name} was issued, and lost`
          : `The token of ${issued.name}: shown now and never again`
      }
    >
      <Stack gap="xs" align="flex-start">
        {issued.token === null ? (
          <Text size="sm">
            It was issued, but its answer was lost on the way, and nobody can show it again. Issue another; where none
            can be issued any more, disable {issued.name} and invite them anew.
          </Text>
        ) : (
          <Copyable label="Operator token" text={issued.token} />
        )}
        <Button variant="default" onClick={onDone}>
          {issued.token === null ? 'I have read it' : 'I have kept it'}
        </Button>
      </Stack>
    </Alert>
  );
}
