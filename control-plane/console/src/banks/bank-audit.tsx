/** Who did what to one bank. */
import { Link } from '@tanstack/react-router';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { api, query } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { AuditTable } from '../audit/audit-table.tsx';
import { Answered } from '../frame/page.tsx';
import { useTabList } from './tab-list.ts';

const refreshMs = 10_000;

export function BankAudit({ tenantId }: { tenantId: string }) {
  const target = `tenant/${tenantId}`;
  const { asked, ...list } = useTabList();
  const audit = query.useQuery(
    'get',
    '/v1/audit',
    { params: { query: { target, ...asked } } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <>
      <Answered of={audit}>
        {(page) => (
          <AuditTable
            {...list}
            page={page}
            load={(at) => dataOf(api.GET('/v1/audit', { params: { query: { target, ...at } } }))}
          />
        )}
      </Answered>
      <Link className="plain-link" to="/audit" search={{ target }}>
        Look through it on the page of the audit
      </Link>
      <SameAs
        command={munim('audit', [], { '--target': target })}
        call={{ method: 'GET', path: `/v1/audit?target=${encodeURIComponent(target)}` }}
      />
    </>
  );
}
