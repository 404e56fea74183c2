/** The audit log of all banks, newest first; what is looked for is in the address. */
import { Group, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim, option } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query } from '../api/client.ts';
import { Answered, Page } from '../frame/page.tsx';
import { Pager } from '../table/pager.tsx';
import { pathWith } from '../table/path-with.ts';
import { AuditTable } from './audit-table.tsx';

const route = getRouteApi('/signed-in/audit');

export function AuditPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const audit = query.useQuery('get', '/v1/audit', { params: { query: search } });
  const look = (changed: { actor?: string | undefined; target?: string | undefined }) =>
    navigate({ search: { ...search, cursor: undefined, ...changed }, replace: true });
  return (
    <Page title="Audit">
      <Group align="flex-end">
        <TextInput
          label="Who"
          description="operator:…, provisioner"
          value={search.actor ?? ''}
          onChange={({ currentTarget: { value } }) => void look({ actor: value || undefined })}
        />
        <TextInput
          label="To what"
          description="tenant/…, client/…"
          value={search.target ?? ''}
          onChange={({ currentTarget: { value } }) => void look({ target: value || undefined })}
        />
      </Group>
      <Answered of={audit}>
        {({ data, nextCursor }) => (
          <>
            <AuditTable rows={data} />
            <Pager
              first={search.cursor === undefined}
              nextCursor={nextCursor}
              onMove={(cursor) => void navigate({ search: { ...search, cursor } })}
            />
          </>
        )}
      </Answered>
      <SameAs
        command={munim('audit', ...option('--actor', search.actor), ...option('--target', search.target))}
        call={{ method: 'GET', path: pathWith('/v1/audit', search) }}
      />
    </Page>
  );
}
