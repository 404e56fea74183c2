/** Asks a second owner for a look into a bank that cannot be asked itself. */
import { munim } from '../actions/commands.ts';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, query, type SupportGrant } from '../api/client.ts';

interface BreakGlassDialogProps {
  readonly tenantId: string;
  readonly scopes: readonly SupportGrant['scopes'][number][];
  readonly onClose: () => void;
}

export function BreakGlassDialog({ tenantId, scopes, onClose }: BreakGlassDialogProps) {
  const bank = query.useQuery('get', '/v1/tenants/{tenantId}', { params: { path: { tenantId } } });
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/tenants/{tenantId}/support-grants/break-glass', {
      params: { path: { tenantId }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason, scopes: [...scopes] },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`Look into ${tenantId} without its word`}
      consequence="A second owner has to allow it. It holds for an hour; the bank sees it from the first moment, and can end it."
      verb="Ask for it"
      done="A second owner has to allow it now."
      confirm={[...(bank.data === undefined ? [] : [bank.data.name]), tenantId]}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('support break-glass', [tenantId], { '--reason': reason, '--scope': scopes })}
          call={{
            method: 'POST',
            path: `/v1/tenants/${tenantId}/support-grants/break-glass`,
            body: { reason, scopes },
          }}
        />
      )}
    />
  );
}
