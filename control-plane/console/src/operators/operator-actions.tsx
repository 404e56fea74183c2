/** What an owner does about an operator, and everybody about themselves: another role, a token, the end. */
import { Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type CurrentOperator, type Operator } from '../api/client.ts';
import { useCurrentOperator } from '../session/current-operator.ts';
import { roleOf, roles } from './roles.ts';
import { type IssuedToken, TokenDialog } from './token-dialog.tsx';

export type { IssuedToken } from './token-dialog.tsx';

interface DialogProps {
  readonly operator: Operator;
  readonly onClose: () => void;
}

interface OperatorActionsProps {
  readonly operator: Operator;
  readonly onToken: (issued: IssuedToken) => void;
}

/** The one of the installation, which comes with it. */
const bootstrapOperatorId = 'bootstrap';

function whyNoToken(me: CurrentOperator | undefined, { id, state }: Operator): string | undefined {
  if (id === bootstrapOperatorId) return "The installation's token is in its file.";
  if (id === me?.id) return undefined;
  if (me?.role !== 'owner') return 'An owner issues the first token of somebody else.';
  return state === 'invited' ? undefined : 'Whoever has signed in issues tokens in person.';
}

export function OperatorActions({ operator, onToken }: OperatorActionsProps) {
  const me = useCurrentOperator();
  const [open, setOpen] = useState<'role' | 'token' | 'disable'>();
  const onClose = (): void => setOpen(undefined);
  const dialog = { operator, onClose };
  return (
    <Group gap="xs" wrap="nowrap">
      <DeedButton operation="changeOperatorRole" size="compact-sm" onClick={() => setOpen('role')}>
        Change role
      </DeedButton>
      <DeedButton
        operation="issueOperatorToken"
        unless={whyNoToken(me, operator)}
        size="compact-sm"
        onClick={() => setOpen('token')}
      >
        {operator.id === me?.id ? 'New token' : 'First token'}
      </DeedButton>
      <DeedButton operation="disableOperator" size="compact-sm" onClick={() => setOpen('disable')}>
        Disable
      </DeedButton>
      {open === 'role' ? <RoleDialog {...dialog} /> : null}
      {open === 'token' ? <TokenDialog {...dialog} own={operator.id === me?.id} onToken={onToken} /> : null}
      {open === 'disable' ? <DisableDialog {...dialog} /> : null}
    </Group>
  );
}

function RoleDialog({ operator: { id, name, role: present }, onClose }: DialogProps) {
  const [role, setRole] = useState(present);
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/operators/{operatorId}/role', {
      params: { path: { operatorId: id }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { role, reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`Another role: ${name}`}
      consequence="A second owner has to allow it, unless there is none. It holds from the next request on."
      verb="Ask for it"
      done="Where there is a second owner, it waits for one."
      complete={role !== present}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('operator role', [id], { '--role': role, '--reason': reason })}
          call={{ method: 'POST', path: `/v1/operators/${id}/role`, body: { role, reason } }}
        />
      )}
    >
      <NativeSelect
        label="Role"
        data={[...roles]}
        value={role}
        onChange={({ currentTarget: { value } }) => setRole(roleOf(value))}
      />
    </DeedDialog>
  );
}

function DisableDialog({ operator: { id, name }, onClose }: DialogProps) {
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/operators/{operatorId}/disable', {
      params: { path: { operatorId: id }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`Disable: ${name}`}
      consequence="Their sessions and their token end at once and for ever. Whoever is to come back is invited anew."
      verb="Disable"
      confirm={[name, id]}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('operator disable', [id], { '--reason': reason })}
          call={{ method: 'POST', path: `/v1/operators/${id}/disable`, body: { reason } }}
        />
      )}
    />
  );
}
