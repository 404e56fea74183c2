/** Who did what to one bank. */
import { Link } from '@tanstack/react-router';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query } from '../api/client.ts';
import { AuditTable } from '../audit/audit-table.tsx';
import { Answered } from '../frame/page.tsx';
import { TabPager, useTabCursor } from './tab-pager.tsx';

export function BankAudit({ tenantId }: { tenantId: string }) {
  const target = `tenant/${tenantId}`;
  const audit = query.useQuery('get', '/v1/audit', {
    params: { query: { target, ...useTabCursor() } },
  });
  return (
    <>
      <Answered of={audit}>
        {({ data, nextCursor }) => (
          <>
            <AuditTable rows={data} />
            <TabPager nextCursor={nextCursor} />
          </>
        )}
      </Answered>
      <Link className="plain-link" to="/audit" search={{ target }}>
        Look through it on the page of the audit
      </Link>
      <SameAs
        command={munim('audit', '--target', target)}
        call={{ method: 'GET', path: `/v1/audit?target=${encodeURIComponent(target)}` }}
      />
    </>
  );
}
