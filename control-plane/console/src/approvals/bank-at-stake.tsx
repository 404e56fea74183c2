/** The bank that an approval is about, as it is now: whoever allows is to know it, not to take somebody's word. */
import type { ReactNode } from 'react';
import { usePlanTerms } from '../agreement/plans.ts';
import { type Approval, query } from '../api/client.ts';
import { type Fact, Facts } from '../frame/facts.tsx';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { secondsText } from '../times/text.ts';

/** A bank has a handful. */
const holdsMax = 200;

export const useBank = (tenantId: string | undefined) =>
  query.useQuery(
    'get',
    '/v1/tenants/{tenantId}',
    { params: { path: { tenantId: tenantId ?? '' } } },
    { enabled: tenantId !== undefined },
  );

export function BankAtStake({ approval, tenantId }: { approval: Approval; tenantId: string }) {
  const bank = useBank(tenantId);
  const terms = usePlanTerms();
  return (
    <Answered of={bank}>
      {({ id, name, state, environment, plan }) => {
        const facts: Fact[] = [
          ['Bank', `${name}, ${id}`],
          ['State', <StateBadge key="state" state={state} />],
          ['For', `${environment}, plan ${plan}`],
          ['Holds in force', <HoldsInForce key="holds" tenantId={id} />],
        ];
        if (approval.operation === 'offboardTenant' && terms !== undefined)
          facts.push([
            'Cooling off',
            `${secondsText(terms.coolingOffSeconds)} after this, before anything is destroyed`,
          ]);
        return <Facts of={facts} />;
      }}
    </Answered>
  );
}

function HoldsInForce({ tenantId }: { tenantId: string }): ReactNode {
  const holds = query.useQuery('get', '/v1/tenants/{tenantId}/holds', {
    params: { path: { tenantId }, query: { limit: holdsMax } },
  });
  if (holds.data === undefined) return holds.error === null ? '…' : 'not known';
  const inForce = holds.data.data.filter(({ liftedAt }) => liftedAt === null);
  if (inForce.length === 0) return 'none';
  return inForce.map(({ id, scope, subject, reason }) => (
    <div key={id}>
      {[scope, subject].filter(Boolean).join(' ')}: {reason}
    </div>
  ));
}
