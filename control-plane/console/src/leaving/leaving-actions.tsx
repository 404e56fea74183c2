/** Asks that a bank leave, confirms that its export was handed over, and takes it all back while nothing is destroyed. */
import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton, hurting } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type Approval, type Offboarding, type OperationId, type Tenant } from '../api/client.ts';

interface LeavingActionsProps {
  readonly bank: Tenant;
  readonly pending: Approval | undefined;
  readonly offboarding: Offboarding | undefined;
}

interface LeavingDeed {
  readonly label: string;
  readonly operation: OperationId;
  readonly path: `/v1/tenants/{tenantId}/${'offboard' | 'offboarding/recall'}`;
  /** Of `./munim bank`. */
  readonly verb: 'offboard' | 'recall';
  readonly consequence: string;
}

const offboard: LeavingDeed = {
  label: 'Offboard',
  operation: 'offboardTenant',
  path: '/v1/tenants/{tenantId}/offboard',
  verb: 'offboard',
  consequence:
    'A second operator has to allow it. Then the bank is served no more; after the cooling-off period, and once its ' +
    'export was handed over, its topics, schema, login and keys are destroyed. What is locked stays until its time is over.',
};
const recall: LeavingDeed = {
  label: 'Recall',
  operation: 'recallOffboarding',
  path: '/v1/tenants/{tenantId}/offboarding/recall',
  verb: 'recall',
  consequence: 'The bank is suspended again, with all that it had.',
};

function whyNotNow({ bank: { state }, pending }: LeavingActionsProps): string | undefined {
  if (pending !== undefined) return 'It was asked for, and waits for a second operator.';
  return state === 'suspended' || state === 'failed'
    ? undefined
    : `A bank that is ${state} cannot be offboarded: suspend it first.`;
}

export function LeavingActions(props: LeavingActionsProps) {
  const { bank, offboarding } = props;
  const [open, setOpen] = useState<LeavingDeed | 'handover'>();
  const onClose = (): void => setOpen(undefined);
  const begun = offboarding?.destructionStartedAt != null;
  if (bank.state === 'retained' || bank.state === 'disposed') return null;
  return (
    <Group>
      {bank.state === 'offboarding' ? (
        <>
          <DeedButton
            operation="confirmHandover"
            unless={begun ? 'The destruction has started.' : undefined}
            onClick={() => setOpen('handover')}
          >
            Confirm the hand-over
          </DeedButton>
          <DeedButton
            operation="recallOffboarding"
            unless={begun ? 'The destruction has started.' : undefined}
            onClick={() => setOpen(recall)}
          >
            Recall
          </DeedButton>
        </>
      ) : (
        <DeedButton operation="offboardTenant" unless={whyNotNow(props)} {...hurting} onClick={() => setOpen(offboard)}>
          Offboard
        </DeedButton>
      )}
      {open === 'handover' ? <HandoverDialog bank={bank} onClose={onClose} /> : null}
      {open === undefined || open === 'handover' ? null : <LeavingDialog bank={bank} deed={open} onClose={onClose} />}
    </Group>
  );
}

function LeavingDialog({ bank, deed, onClose }: { bank: Tenant; deed: LeavingDeed; onClose: () => void }) {
  const { label, path, verb, consequence } = deed;
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST(path, {
      params: { path: { tenantId: bank.id }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`${label}: ${bank.name}`}
      consequence={consequence}
      verb={deed === offboard ? 'Ask for it' : label}
      {...(deed === offboard ? { confirm: [bank.name, bank.id], done: 'A second operator has to allow it now.' } : {})}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim(`bank ${verb}`, [bank.id], { '--reason': reason })}
          call={{ method: 'POST', path: path.replace('{tenantId}', bank.id), body: { reason } }}
        />
      )}
    />
  );
}

function HandoverDialog({ bank, onClose }: { bank: Tenant; onClose: () => void }) {
  const tenantId = bank.id;
  const [to, setTo] = useState('');
  const path = '/v1/tenants/{tenantId}/offboarding/handover';
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST(path, {
      params: { path: { tenantId }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { to: to.trim(), reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`Confirm the hand-over: ${bank.name}`}
      consequence={`./munim archive export makes the export, which proves itself. Once it was handed over and the bank has cooled off, the destruction begins of itself.`}
      verb="Confirm"
      complete={to.trim() !== ''}
      confirm={[bank.name, tenantId]}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('bank handover', [tenantId], { '--to': to.trim() || 'NAME', '--reason': reason })}
          call={{ method: 'POST', path: path.replace('{tenantId}', tenantId), body: { to: to.trim(), reason } }}
        />
      )}
    >
      <TextInput
        label="To whom"
        description="The person who has taken it, and of which bank."
        required
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
    </DeedDialog>
  );
}
