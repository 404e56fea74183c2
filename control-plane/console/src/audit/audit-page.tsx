/** The audit log of all banks, newest first; what is looked for is in the address. */
import { Button, Group } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { api, query } from '../api/client.ts';
import { dataOf } from '../api/data-of.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import type { auditSearch } from '../searches.ts';
import { FilterText } from '../table/filter-text.tsx';
import { pathWith } from '../table/path-with.ts';
import { auditQuery } from './audit-query.ts';
import { AuditTable } from './audit-table.tsx';

const route = getRouteApi('/signed-in/audit');
const refreshMs = 10_000;

type Filter = Exclude<keyof ReturnType<typeof auditSearch>, 'cursor'>;

const filters: readonly { name: Filter; label: string; description: string; type?: 'date' }[] = [
  { name: 'actor', label: 'Who', description: 'operator:…, provisioner' },
  { name: 'action', label: 'Action', description: 'suspend, createClient, …' },
  { name: 'target', label: 'Target', description: 'tenant/…, operator/…, tenant/kav*' },
  { name: 'from', label: 'From', description: 'this day on, UTC', type: 'date' },
  { name: 'to', label: 'Until', description: 'the end of this day, UTC', type: 'date' },
];

export function AuditPage(): ReactElement {
  const { cursor, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = auditQuery(search);
  const options = {
    '--actor': asked.actor,
    '--action': asked.action,
    '--target': asked.target,
    '--from': asked.from,
    '--to': asked.to,
  };
  const page = { ...asked, ...(cursor === undefined ? {} : { cursor }) };
  const audit = query.useQuery(
    'get',
    '/v1/audit',
    { params: { query: page } },
    { refetchInterval: every(refreshMs), placeholderData: keepPreviousData },
  );
  return (
    <Page title="Audit" of={audit}>
      <Group align="flex-end">
        {filters.map(({ name, ...input }) => (
          <FilterText
            key={name}
            {...input}
            value={search[name] ?? ''}
            onSettle={(value) =>
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
        {(present) => (
          <AuditTable
            page={present}
            cursor={cursor}
            onMove={(next) => void navigate({ search: (now) => ({ ...now, cursor: next }) })}
            load={(at) => dataOf(api.GET('/v1/audit', { params: { query: { ...asked, ...at } } }))}
          />
        )}
      </Answered>
      <SameAs command={munim('audit', [], options)} call={{ method: 'GET', path: pathWith('/v1/audit', page) }} />
      <SameAs
        what="The export"
        command={munim('audit export', [], { '--format': 'csv', ...options })}
        call={{ method: 'GET', path: pathWith('/v1/audit/export', { format: 'csv', ...asked }) }}
      />
    </Page>
  );
}
