/** Switches contexts of a bank on and off, once it was seen what that would make. */
import { api, type Context } from '../api/client.ts';
import { AgreementDialog, type OpenDialog } from './agreement-dialog.tsx';

export function ContextsDialog({ contexts, ...open }: OpenDialog & { contexts: readonly Context[] }) {
  const { bank } = open;
  const on = contexts.filter((one) => !bank.contexts.includes(one));
  const off = bank.contexts.filter((one) => !contexts.includes(one));
  const says = [
    ...(on.length === 0 ? [] : [`Switched on: ${on.join(', ')}.`]),
    ...(off.length === 0
      ? []
      : [`Switched off: ${off.join(', ')}. Every pod refuses it within seconds; its topics and tables are kept.`]),
  ];
  return (
    <AgreementDialog
      {...open}
      of="contexts"
      title="Other contexts"
      consequence={says.join(' ')}
      verb="Switch"
      body={{ contexts }}
      options={{ '--contexts': contexts.join(',') }}
      hurts={off.length > 0}
      complete={says.length > 0}
      send={(params, reason) =>
        api.POST('/v1/tenants/{tenantId}/contexts', { params, body: { contexts: [...contexts], reason } })
      }
    />
  );
}
