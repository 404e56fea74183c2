/** The keys that sign access tokens, for all banks at once: rotated without anybody noticing, revoked when one is out. */
import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton, hurting } from '../actions/deed-button.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, query, type SigningKey } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import type { Column } from '../table/data-table.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { pathWith } from '../table/path-with.ts';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { RevokeKeyDialog, RotateKeyDialog } from './key-dialogs.tsx';

const route = getRouteApi('/signed-in/signing-keys');
const refreshMs = 5_000;

type At = 'createdAt' | 'signingAt' | 'retiringAt' | 'endedAt';
const timeColumn = (heading: string, at: At): Column<SigningKey> => ({
  heading,
  text: ({ [at]: when }) => (when === null ? '' : utcText(when)),
  show: ({ [at]: when }) => <Instant at={when} />,
});

const columns: readonly Column<SigningKey>[] = [
  { heading: 'Key', text: ({ kid }) => kid },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  timeColumn('Made', 'createdAt'),
  timeColumn('Signs since', 'signingAt'),
  timeColumn('Retires since', 'retiringAt'),
  timeColumn('Ended', 'endedAt'),
  { heading: 'Why', text: ({ reason }) => reason ?? '' },
];

export function SigningKeysPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [open, setOpen] = useState<SigningKey | 'rotate'>();
  const keys = query.useQuery(
    'get',
    '/v1/signing-keys',
    { params: { query: search } },
    { refetchInterval: every(refreshMs) },
  );
  const waits = keys.data?.data.find(({ state }) => state === 'published');
  const onClose = (): void => setOpen(undefined);
  return (
    <Page
      title="Signing keys"
      of={keys}
      aside={
        <DeedButton
          operation="rotateSigningKey"
          unless={waits === undefined ? undefined : `The key ${waits.kid} is about to sign.`}
          onClick={() => setOpen('rotate')}
        >
          Rotate
        </DeedButton>
      }
    >
      <Text size="sm">
        Access tokens of every bank are signed with them. A new key is made known first and signs half a minute later;
        the one before it is accepted until its last token has expired.
      </Text>
      <Answered of={keys}>
        {(page) => (
          <PagedTable
            caption="Signing keys"
            page={page}
            cursor={search.cursor}
            keyOf={({ kid }) => kid}
            columns={[...columns, revokeColumn(setOpen)]}
            empty={<Text>There is no key yet: the first is made when a token is first asked for.</Text>}
            onMove={(cursor) => void navigate({ search: { cursor } })}
            load={(at) => dataOf(api.GET('/v1/signing-keys', { params: { query: at } }))}
          />
        )}
      </Answered>
      <SameAs command={munim('keys list', [])} call={{ method: 'GET', path: pathWith('/v1/signing-keys', search) }} />
      {open === 'rotate' ? <RotateKeyDialog onClose={onClose} /> : null}
      {open === undefined || open === 'rotate' ? null : <RevokeKeyDialog signingKey={open} onClose={onClose} />}
    </Page>
  );
}

const revokeColumn = (onRevoke: (key: SigningKey) => void): Column<SigningKey> => ({
  heading: 'Change',
  show: (key) =>
    key.endedAt === null ? (
      <DeedButton operation="revokeSigningKey" size="compact-sm" {...hurting} onClick={() => onRevoke(key)}>
        Revoke
      </DeedButton>
    ) : (
      ''
    ),
});
