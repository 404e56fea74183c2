/** The audit log of all banks, newest first; what is looked for is in the address. */
import { Button, Group, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim, option } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query } from '../api/client.ts';
import { Answered, Page } from '../frame/page.tsx';
import type { auditSearch } from '../searches.ts';
import { Pager } from '../table/pager.tsx';
import { pathWith } from '../table/path-with.ts';
import { auditQuery } from './audit-query.ts';
import { AuditTable } from './audit-table.tsx';

const route = getRouteApi('/signed-in/audit');

type Filter = Exclude<keyof ReturnType<typeof auditSearch>, 'cursor'>;

const filters: readonly { name: Filter; label: string; description: string; type?: 'date' }[] = [
  { name: 'actor', label: 'Who', description: 'operator:…, provisioner' },
  { name: 'action', label: 'Did', description: 'suspend, createClient, …' },
  { name: 'target', label: 'To what', description: 'tenant/…, client/…, tenant/kav*' },
  { name: 'from', label: 'From', description: 'this day on, UTC', type: 'date' },
  { name: 'to', label: 'To', description: 'the end of this day, UTC', type: 'date' },
];

export function AuditPage(): ReactElement {
  const { cursor, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = auditQuery(search);
  const page = { ...asked, ...(cursor === undefined ? {} : { cursor }) };
  const audit = query.useQuery('get', '/v1/audit', { params: { query: page } });
  return (
    <Page title="Audit">
      <Group align="flex-end">
        {filters.map(({ name, ...input }) => (
          <TextInput
            key={name}
            {...input}
            value={search[name] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              void navigate({
                search: (now) => ({ ...now, cursor: undefined, [name]: value || undefined }),
                replace: true,
              })
            }
          />
        ))}
        <Button
          component="a"
          variant="default"
          href={pathWith('/v1/audit/export', { format: 'csv', ...asked })}
          download
        >
          Export all that fits as CSV
        </Button>
      </Group>
      <Answered of={audit}>
        {({ data, nextCursor }) => (
          <>
            <AuditTable rows={data} />
            <Pager
              first={cursor === undefined}
              nextCursor={nextCursor}
              onMove={(next) => void navigate({ search: { ...search, cursor: next } })}
            />
          </>
        )}
      </Answered>
      <SameAs
        command={munim(
          'audit',
          ...option('--actor', asked.actor),
          ...option('--action', asked.action),
          ...option('--target', asked.target),
          ...option('--from', asked.from),
          ...option('--to', asked.to),
        )}
        call={{ method: 'GET', path: pathWith('/v1/audit', page) }}
      />
    </Page>
  );
}
