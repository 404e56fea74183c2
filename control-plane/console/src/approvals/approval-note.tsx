/** Says on the page of what was asked for that it waits for a second operator, and where. */
import { Alert, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Approval } from '../api/client.ts';
import { OperatorName } from '../operators/operator-name.tsx';
import { Instant } from '../times/instant.tsx';
import { calledOf } from './words.ts';

export const ApprovalNote = ({ approval, about }: { approval: Approval; about?: string }) => (
  <Alert
    color="yellow"
    variant="outline"
    title={`Waits for a second operator: ${calledOf(approval.operation)}${about === undefined ? '' : `, ${about}`}`}
  >
    <Text size="sm">
      Asked for by <OperatorName of={approval.requestedBy} />, open until <Instant at={approval.expiresAt} />:{' '}
      <Link className="plain-link" to="/approvals/$approvalId" params={{ approvalId: approval.id }}>
        {approval.id}
      </Link>
    </Text>
  </Alert>
);
