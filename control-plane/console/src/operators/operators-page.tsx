/** Who may drive the platform, as what, and what of it waits for a second owner. */
import { Alert, Button, Stack, Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { munim } from '../actions/commands.ts';
import { Copyable, SameAs } from '../actions/same-as.tsx';
import { type Approval, type Operator, query } from '../api/client.ts';
import { ApprovalNote } from '../approvals/approval-note.tsx';
import { usePending } from '../approvals/waiting.ts';
import { textOf } from '../approvals/words.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Pager } from '../table/pager.tsx';
import { pathWith } from '../table/path-with.ts';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { InviteForm } from './invite-form.tsx';
import { type IssuedToken, OperatorActions } from './operator-actions.tsx';

const route = getRouteApi('/signed-in/operators');

export function OperatorsPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [issued, setIssued] = useState<IssuedToken>();
  const operators = query.useQuery('get', '/v1/operators', { params: { query: search } });
  const pending = usePending().data?.data ?? [];
  return (
    <Page title="Operators">
      {issued === undefined ? null : <TokenOnce issued={issued} onDone={() => setIssued(undefined)} />}
      {pending
        .filter(({ operation }) => operation === 'createOperator')
        .map((approval) => (
          <ApprovalNote key={approval.id} approval={approval} about={textOf(approval.body['email'])} />
        ))}
      <Answered of={operators}>
        {({ data, nextCursor }) => (
          <>
            <DataTable
              caption="Operators"
              rows={data}
              keyOf={({ id }) => id}
              columns={[...columns, waitingColumn(pending), actionColumn(setIssued)]}
              empty={<Text>There is nobody on this page.</Text>}
            />
            <Pager
              first={search.cursor === undefined}
              nextCursor={nextCursor}
              onMove={(cursor) => void navigate({ search: { cursor } })}
            />
          </>
        )}
      </Answered>
      <SameAs command={munim('operator', 'list')} call={{ method: 'GET', path: pathWith('/v1/operators', search) }} />
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
    heading: 'Since',
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
  text: () => '',
  show: (operator) => (operator.state === 'disabled' ? '' : <OperatorActions operator={operator} onToken={onToken} />),
});

function TokenOnce({ issued, onDone }: { issued: IssuedToken; onDone: () => void }) {
  return (
    <Alert color="yellow" variant="outline" title={`The token of ${issued.name}: shown now and never again`}>
      <Stack gap="xs" align="flex-start">
        <Copyable label="Operator token" text={issued.token} />
        <Button variant="default" onClick={onDone}>
          I have kept it
        </Button>
      </Stack>
    </Alert>
  );
}
