/** Asks before something of an agreement changes, names the version that was read, and offers to read it again when it is old. */
import type { ReactNode } from 'react';
import { munim, type Options } from '../actions/commands.ts';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import type { Run, Tenant } from '../api/client.ts';

interface ConditionalParams {
  readonly path: { readonly tenantId: string };
  readonly header: { readonly 'Idempotency-Key': string; readonly 'If-Match': string };
}
type Sent = Promise<{ data?: Tenant | Run; error?: unknown }>;

/** What each dialog of the agreement is opened with. */
export interface OpenDialog {
  /** As it was read when the dialog was opened. */
  readonly bank: Tenant;
  readonly onClose: () => void;
  /** Opens it anew, with what the bank is now. */
  readonly onReload: () => void;
  readonly onRun: (runId: string) => void;
}

interface AgreementDialogProps extends OpenDialog {
  readonly of: 'plan' | 'quotas' | 'contacts' | 'contexts' | 'rotate-login';
  readonly title: string;
  readonly consequence: string;
  readonly verb: string;
  /** Without the reason. */
  readonly body: object;
  /** Of `./munim bank change`; left out for a change that is a verb of its own. */
  readonly options?: Options<'bank change'>;
  readonly complete?: boolean;
  /** It takes something from the bank: its name or its id has to be typed. */
  readonly hurts?: boolean;
  readonly send: (params: ConditionalParams, reason: string) => Sent;
  readonly children?: ReactNode;
}

export function AgreementDialog(props: AgreementDialogProps) {
  const {
    bank,
    of,
    title,
    consequence,
    verb,
    body,
    options,
    complete,
    hurts,
    send,
    onClose,
    onReload,
    onRun,
    children,
  } = props;
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const header = { 'Idempotency-Key': idempotencyKey, 'If-Match': `"${bank.version}"` };
    const { data, error } = await send({ path: { tenantId: bank.id }, header }, reason);
    if (data !== undefined && 'steps' in data) onRun(data.id);
    return error;
  };
  return (
    <DeedDialog
      title={`${title}: ${bank.name}`}
      consequence={consequence}
      verb={verb}
      {...(complete === undefined ? {} : { complete })}
      {...(hurts ? { confirm: [bank.name, bank.id] } : {})}
      act={act}
      onClose={onClose}
      onReload={onReload}
      renderSameAs={(reason) => (
        <SameAs
          command={
            options === undefined
              ? munim('bank rotate-login', [bank.id], { '--reason': reason })
              : munim('bank change', [bank.id], {
                  ...options,
                  '--if-version': String(bank.version),
                  '--reason': reason,
                })
          }
          call={{
            method: 'POST',
            path: `/v1/tenants/${bank.id}/${of}`,
            body: { ...body, reason },
            ifVersion: bank.version,
          }}
        />
      )}
    >
      {children}
    </DeedDialog>
  );
}
