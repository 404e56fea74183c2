/** A month of what a bank used, as one would bill it. */
import { Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query, type UsageStatement } from '../api/client.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';

const route = getRouteApi('/signed-in/banks/$tenantId');

type Line = UsageStatement['lines'][number];

const columns: readonly Column<Line>[] = [
  { heading: 'Item', text: ({ item }) => item.replaceAll('-', ' ') },
  { heading: 'Quantity', text: ({ quantity }) => quantity },
];

interface StatementPartProps {
  readonly tenantId: string;
  readonly monthNow: string;
}

export function StatementPart({ tenantId, monthNow }: StatementPartProps) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const month = search.month ?? monthNow;
  const statement = query.useQuery('get', '/v1/tenants/{tenantId}/usage/statements/{month}', {
    params: { path: { tenantId, month } },
  });
  return (
    <Stack component="section" aria-label="Statement">
      <Title order={2} size="h4">
        Statement of a month
      </Title>
      <Group align="flex-end">
        <TextInput
          label="Month"
          type="month"
          value={month}
          onChange={({ currentTarget: { value } }) =>
            void navigate({
              to: '/banks/$tenantId',
              params: { tenantId },
              search: (now) => ({ ...now, month: value || undefined }),
              replace: true,
            })
          }
        />
      </Group>
      <Answered of={statement}>
        {({ lines, final }) => (
          <>
            <Group gap="xs">
              <StateBadge state={final ? 'final' : 'still grows'} />
              <Text size="sm">Byte-days are the largest size of each day, added up.</Text>
            </Group>
            <DataTable
              caption={`Statement ${tenantId} ${month}`}
              rows={lines}
              keyOf={({ item }) => item}
              columns={columns}
              empty={null}
            />
          </>
        )}
      </Answered>
      <SameAs
        command={munim('bank usage', [tenantId], { '--month': month, '--csv': true })}
        call={{ method: 'GET', path: `/v1/tenants/${tenantId}/usage/statements/${month}` }}
      />
    </Stack>
  );
}
