/** Issues the first token of somebody who was invited, or another one of one's own, with which the page then signs in. */
import { useQueryClient } from '@tanstack/react-query';
import { munim } from '../actions/commands.ts';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type Operator } from '../api/client.ts';
import { changeOver } from '../api/query-client.ts';
import { exchange } from '../session/exchange.ts';

export interface IssuedToken {
  readonly name: string;
  /** Null: it was issued, and its answer lost. */
  readonly token: string | null;
}

interface TokenDialogProps {
  readonly operator: Operator;
  readonly own: boolean;
  readonly onToken: (issued: IssuedToken) => void;
  readonly onClose: () => void;
}

export function TokenDialog({ operator: { id, name }, own, onToken, onClose }: TokenDialogProps) {
  const known = useQueryClient();
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    let problem: unknown;
    // The session that one's token began ends with it: the new one begins another before anything else is asked.
    await changeOver(async () => {
      const { data, error } = await api.POST('/v1/operators/{operatorId}/token', {
        params: { path: { operatorId: id }, header: { 'Idempotency-Key': idempotencyKey } },
        body: { reason },
      });
      problem = error;
      if (data === undefined) return;
      onToken({ name, token: data.token });
      if (own && data.token !== null) await exchange(data.token);
      await known.invalidateQueries();
    });
    return problem;
  };
  return (
    <DeedDialog
      title={`${own ? 'New token' : 'First token'}: ${name}`}
      consequence={
        own
          ? 'It is shown once. The present one ends at once, and so do all sign-ins that were made with it, except here.'
          : 'It is shown once: hand it over in person. From then on only they issue themselves another.'
      }
      verb="Issue it"
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('operator token', [id], { '--reason': reason })}
          call={{ method: 'POST', path: `/v1/operators/${id}/token`, body: { reason } }}
        />
      )}
    />
  );
}
