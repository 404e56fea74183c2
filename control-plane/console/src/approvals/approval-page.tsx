/** One approval at an address of its own, to send to whoever is to decide. */
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { ApprovalCard } from './approval-card.tsx';

const route = getRouteApi('/signed-in/approvals/$approvalId');
const refreshMs = 5_000;

export function ApprovalPage(): ReactElement {
  const { approvalId } = route.useParams();
  const approval = query.useQuery(
    'get',
    '/v1/approvals/{approvalId}',
    { params: { path: { approvalId } } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Page title={`Approval ${approvalId}`} of={approval}>
      <Answered of={approval}>{(present) => <ApprovalCard approval={present} order={2} />}</Answered>
      <SameAs
        command={munim('approval show', [approvalId])}
        call={{ method: 'GET', path: `/v1/approvals/${approvalId}` }}
      />
    </Page>
  );
}
