/** One approval: what was asked for, word for word, by whom and until when, and what the reader can do about it. */
import { Card, Group, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { DeedButton } from '../actions/deed-button.tsx';
import type { Approval } from '../api/client.ts';
import { StateBadge } from '../frame/state-badge.tsx';
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
  const { id, operation, target, state, body } = approval;
  return (
    <Card withBorder component="article" aria-labelledby={`of-${id}`}>
      <Group justify="space-between" mb="xs">
        <Title order={order} size="h4" id={`of-${id}`}>
          {calledOf(operation)}: <Target target={target} />
        </Title>
        <StateBadge state={state} />
      </Group>
      <Table withRowBorders={false} verticalSpacing={2}>
        <Table.Tbody>
          {Object.entries(body).map(([name, value]) => (
            <Row key={name} name={name}>
              {textOf(value)}
            </Row>
          ))}
          <Row name="asked for by">
            <OperatorName of={approval.requestedBy} />, <Instant at={approval.requestedAt} />
          </Row>
          {state === 'pending' ? (
            <Row name="open until">
              <Instant at={approval.expiresAt} />
            </Row>
          ) : null}
          {approval.decidedAt === null ? null : (
            <Row name={state}>
              {approval.decidedBy === null ? null : (
                <>
                  by <OperatorName of={approval.decidedBy} />,{' '}
                </>
              )}
              <Instant at={approval.decidedAt} />: {approval.decisionReason}
            </Row>
          )}
        </Table.Tbody>
      </Table>
      <Group justify="space-between" mt="sm">
        <Link className="plain-link" to="/approvals/$approvalId" params={{ approvalId: id }}>
          {id}
        </Link>
        {state === 'pending' ? <Decide approval={approval} /> : null}
      </Group>
    </Card>
  );
}

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <Table.Tr>
    <Table.Th scope="row" fw={400} w={160} ta="left">
      {name}
    </Table.Th>
    <Table.Td>
      <Text size="sm" component="div">
        {children}
      </Text>
    </Table.Td>
  </Table.Tr>
);

/** What was asked for is a bank's matter, or an operator's. */
export function Target({ target }: { target: string }) {
  const [kind, id] = target.split('/');
  if (kind !== 'tenant' || id === undefined) return target;
  return (
    <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId: id }} search={{ tab: 'leaving' }}>
      {target}
    </Link>
  );
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
