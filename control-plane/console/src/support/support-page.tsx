/** Who of the platform asks, may or might look into which bank; asking for it, and ending it. */
import { Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, query, type SupportGrant } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { useCurrentOperator } from '../session/current-operator.ts';
import type { Column } from '../table/data-table.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { pathWith } from '../table/path-with.ts';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { AskForm } from './ask-form.tsx';

const route = getRouteApi('/signed-in/support');
/** A bank answers in minutes or in days. */
const refreshMs = 5_000;

export function SupportPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [ending, setEnding] = useState<SupportGrant>();
  const grants = query.useQuery(
    'get',
    '/v1/support-grants',
    { params: { query: search } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Page title="Support" of={grants}>
      <Text>Nobody reads a bank’s business data without its word. The bank sees all of this, and can end it.</Text>
      <Answered of={grants}>
        {(page) => (
          <PagedTable
            caption="Looks into banks"
            page={page}
            cursor={search.cursor}
            keyOf={({ id }) => id}
            columns={[...columns, endColumn(setEnding)]}
            empty={<Text>Nobody has asked.</Text>}
            onMove={(cursor) => void navigate({ search: { cursor } })}
            load={(at) => dataOf(api.GET('/v1/support-grants', { params: { query: at } }))}
          />
        )}
      </Answered>
      <SameAs
        command={munim('support list', [], { '--all': true })}
        call={{ method: 'GET', path: pathWith('/v1/support-grants', search) }}
      />
      <AskForm />
      {ending === undefined ? null : <EndDialog grant={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  );
}

const isOpen = ({ state }: SupportGrant): boolean => state === 'requested' || state === 'approved';

/** When it did end, else when it will by itself. */
const endOf = ({ closedAt, expiresAt }: SupportGrant): string => closedAt ?? expiresAt;

const columns: readonly Column<SupportGrant>[] = [
  {
    heading: 'Bank',
    text: ({ tenantId }) => tenantId,
    show: ({ tenantId }) => (
      <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId }} search={{}}>
        {tenantId}
      </Link>
    ),
  },
  { heading: 'Who', text: ({ operator }) => operator.name },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'Scopes', text: ({ scopes }) => scopes.join(' ') },
  { heading: 'Why', text: ({ kind, reason }) => (kind === 'break-glass' ? `break-glass: ${reason}` : reason) },
  {
    heading: 'Until',
    text: (grant) => utcText(endOf(grant)),
    show: (grant) => <Instant at={endOf(grant)} />,
  },
  { heading: 'Ended because', text: ({ closingReason }) => closingReason ?? '' },
  { heading: 'Tokens taken', text: ({ use }) => String(use.tokens) },
];

const endColumn = (onEnd: (grant: SupportGrant) => void): Column<SupportGrant> => ({
  heading: 'Change',
  show: (grant) => (isOpen(grant) ? <EndButton grant={grant} onEnd={onEnd} /> : ''),
});

function EndButton({ grant, onEnd }: { grant: SupportGrant; onEnd: (grant: SupportGrant) => void }) {
  const me = useCurrentOperator();
  const mayEnd = me === undefined || me.role === 'owner' || me.id === grant.operator.id;
  return (
    <DeedButton
      operation="endSupportGrant"
      unless={mayEnd ? undefined : 'Whoever asked ends it, or an owner.'}
      size="compact-sm"
      onClick={() => onEnd(grant)}
    >
      End
    </DeedButton>
  );
}

function EndDialog({ grant: { id, tenantId, operator }, onClose }: { grant: SupportGrant; onClose: () => void }) {
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/support-grants/{grantId}/end', {
      params: { path: { grantId: id }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`End the look into ${tenantId} of ${operator.name}`}
      consequence="Every pod refuses its tokens at once. Whoever needs to look again asks the bank again."
      verb="End it"
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('support end', [id], { '--reason': reason })}
          call={{ method: 'POST', path: `/v1/support-grants/${id}/end`, body: { reason } }}
        />
      )}
    />
  );
}
