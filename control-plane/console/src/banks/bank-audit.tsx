/** Who did what to one bank. */
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query } from '../api/client.ts';
import { AuditTable } from '../audit/audit-table.tsx';
import { Answered } from '../frame/page.tsx';

export function BankAudit({ tenantId }: { tenantId: string }) {
  const target = `tenant/${tenantId}`;
  const audit = query.useQuery('get', '/v1/audit', { params: { query: { target } } });
  return (
    <>
      <Answered of={audit}>{({ data }) => <AuditTable rows={data} />}</Answered>
      <SameAs
        command={munim('audit', '--target', target)}
        call={{ method: 'GET', path: `/v1/audit?target=${encodeURIComponent(target)}` }}
      />
    </>
  );
}
