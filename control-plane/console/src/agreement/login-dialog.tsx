/** Another password for a bank's database login, while it serves. */
import { api } from '../api/client.ts';
import { AgreementDialog, type OpenDialog } from './agreement-dialog.tsx';

export const LoginDialog = (open: OpenDialog) => (
  <AgreementDialog
    {...open}
    of="rotate-login"
    title="Another database password"
    consequence="No request fails: pods read the new password when they are next refused. Connections that were opened with the old one end within the hour."
    verb="Rotate it"
    body={{}}
    send={(params, reason) => api.POST('/v1/tenants/{tenantId}/rotate-login', { params, body: { reason } })}
  />
);
