/** How an API client looks in a list: which system it is, what it may do, and until when with what. */
import type { ApiClient } from '../api/client.ts';
import { StateBadge } from '../frame/state-badge.tsx';
import type { Column } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';

/** The keys by the ids that its tokens name, or when each secret ends that is still good; two during a change-over. */
function proofOf({ secrets, jwks }: Pick<ApiClient, 'secrets' | 'jwks'>): string {
  if (jwks !== null) return jwks.keys.map(({ kid, crv }) => `${crv} key ${kid ?? 'without an id'}`).join(', ');
  return secrets
    .map(({ expiresAt }) => (expiresAt === null ? 'secret' : `secret until ${utcText(expiresAt)}`))
    .join(', ');
}

export const clientColumns: readonly Column<ApiClient>[] = [
  { heading: 'Name', text: ({ name }) => name },
  { heading: 'Id', text: ({ clientId }) => clientId, oneLine: true },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'Scopes', text: ({ scopes }) => scopes.join(' ') },
  { heading: 'Signs in with', text: proofOf },
  {
    heading: 'Last used',
    text: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : utcText(lastUsedAt)),
    show: ({ lastUsedAt }) => <Instant at={lastUsedAt} otherwise="never" />,
  },
  {
    heading: 'Ends',
    text: ({ expiresAt }) => (expiresAt === null ? 'never' : utcText(expiresAt)),
    show: ({ expiresAt }) => <Instant at={expiresAt} otherwise="never" />,
  },
  {
    heading: 'Made',
    text: ({ createdAt }) => utcText(createdAt),
    show: ({ createdAt }) => <Instant at={createdAt} />,
  },
];
