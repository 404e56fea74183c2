/** One approval: what was asked for, word for word, by whom and until when, and what the reader can do about it. */
import { Card, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DeedButton } from '../actions/deed-button.tsx';
import type { Approval } from '../api/client.ts';
import { type Fact, Facts } from '../frame/facts.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { Target } from '../frame/target.tsx';
import { OperatorName } from '../operators/operator-name.tsx';
import { useCurrentOperator } from '../session/current-operator.ts';
import { Instant } from '../times/instant.tsx';
import { type Decision, DecisionDialog, decisions } from './decision-dialog.tsx';
import { operationOf } from './waiting.ts';
import { calledOf, textOf } from './words.ts';

interface ApprovalCardProps {
  readonly approval: Approval;
  /** Of the heading, below those of the page around it. */
  readonly order: 2 | 3;
}

export function ApprovalCard({ approval, order }: ApprovalCardProps) {
  const { id, operation, target, state } = approval;
  return (
    <Card withBorder component="article" aria-labelledby={`of-${id}`}>
      <Group justify="space-between" mb="xs">
        <Title order={order} size="h4" id={`of-${id}`}>
          {calledOf(operation)}: <Target target={target} tab="leaving" />
        </Title>
        <StateBadge state={state} />
      </Group>
      <Facts of={factsOf(approval)} />
      <Group justify="space-between" mt="sm">
        <Link className="plain-link" to="/approvals/$approvalId" params={{ approvalId: id }}>
          {id}
        </Link>
        {state === 'pending' ? <Decide approval={approval} /> : null}
      </Group>
    </Card>
  );
}

function factsOf(approval: Approval): readonly Fact[] {
  const { state, body, requestedBy, requestedAt, expiresAt, decidedBy, decidedAt, decisionReason } = approval;
  const facts: Fact[] = Object.entries(body).map(([name, value]) => [name, textOf(value)]);
  facts.push([
    'asked for by',
    <>
      <OperatorName of={requestedBy} />, <Instant at={requestedAt} />
    </>,
  ]);
  if (state === 'pending') facts.push(['open until', <Instant key="until" at={expiresAt} />]);
  if (decidedAt !== null)
    facts.push([
      state,
      <>
        {decidedBy === null ? null : (
          <>
            by <OperatorName of={decidedBy} />,{' '}
          </>
        )}
        <Instant at={decidedAt} />: {decisionReason}
      </>,
    ]);
  return facts;
}

function Decide({ approval }: { approval: Approval }) {
  const me = useCurrentOperator();
  const [open, setOpen] = useState<Decision>();
  const own = approval.requestedBy === me?.id;
  const offered: readonly Decision[] = own ? ['withdraw'] : ['reject', 'approve'];
  return (
    <Group gap="xs">
      {own ? <Text size="sm">Another operator has to allow it.</Text> : null}
      {offered.map((decision) => (
        <DeedButton
          key={decision}
          // Whoever may ask for it may decide about it; what one asked for, one may take back in any role.
          operation={own ? 'withdrawRequest' : operationOf(approval)}
          size="compact-md"
          variant={decision === 'approve' ? 'filled' : 'default'}
          onClick={() => setOpen(decision)}
        >
          {decisions[decision].label}
        </DeedButton>
      ))}
      {open === undefined ? null : (
        <DecisionDialog approval={approval} decision={open} onClose={() => setOpen(undefined)} />
      )}
    </Group>
  );
}
