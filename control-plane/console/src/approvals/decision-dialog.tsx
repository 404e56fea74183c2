/** Allows, refuses or takes back what was asked for, with a reason; before a bank's end, with the bank's name. */
import { munim } from '../actions/commands.ts';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type Approval } from '../api/client.ts';
import { BankAtStake, useBank } from './bank-at-stake.tsx';
import { bankAtStake } from './stakes.ts';
import { calledOf } from './words.ts';

export type Decision = 'approve' | 'reject' | 'withdraw';

export const decisions: Readonly<Record<Decision, { label: string; consequence: string }>> = {
  approve: {
    label: 'Approve',
    consequence: 'It is done at once, in the name of whoever asked. The audit log has both of you.',
  },
  reject: { label: 'Reject', consequence: 'Nothing is done. It can be asked for again.' },
  withdraw: { label: 'Withdraw', consequence: 'Nothing is done. You can ask for it again.' },
};

interface DecisionDialogProps {
  readonly approval: Approval;
  readonly decision: Decision;
  readonly onClose: () => void;
}

export function DecisionDialog({ approval, decision, onClose }: DecisionDialogProps) {
  const { id, operation, target } = approval;
  const { label, consequence } = decisions[decision];
  const tenantId = decision === 'approve' ? bankAtStake(approval) : undefined;
  const bank = useBank(tenantId).data;
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST(`/v1/approvals/{approvalId}/${decision}`, {
      params: { path: { approvalId: id }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`${label}: ${calledOf(operation)}, ${target}`}
      consequence={consequence}
      verb={label}
      {...(tenantId === undefined ? {} : { confirm: bank === undefined ? [tenantId] : [bank.name, tenantId] })}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim(`approval ${decision}`, [id], { '--reason': reason })}
          call={{ method: 'POST', path: `/v1/approvals/${id}/${decision}`, body: { reason } }}
        />
      )}
    >
      {tenantId === undefined ? null : <BankAtStake approval={approval} tenantId={tenantId} />}
    </DeedDialog>
  );
}
