/** Whether the cells' services answer: all of them, or those that need a look. */
import { Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Cell, query } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';

const refreshMs = 10_000;
/** Beyond these the page of cells has them. */
const cellsMax = 50;

export const useCells = () =>
  query.useQuery('get', '/v1/cells', { params: { query: { limit: cellsMax } } }, { refetchInterval: every(refreshMs) });

export const cellColumns: readonly Column<Cell>[] = [
  {
    heading: 'Cell',
    text: ({ name }) => name,
    show: ({ name }) => (
      <Link className="plain-link" to="/cells/$cellName" params={{ cellName: name }} search={{}}>
        {name}
      </Link>
    ),
  },
  { heading: 'Health', text: ({ health }) => health.state, show: ({ health }) => <StateBadge state={health.state} /> },
  {
    heading: 'What does not answer',
    text: ({ health }) =>
      health.services.flatMap(({ service, reason }) => (reason === null ? [] : [`${service}: ${reason}`])).join('; '),
  },
  { heading: 'Banks', text: ({ banks, capacityBanks }) => `${banks} of ${capacityBanks}` },
  {
    heading: 'Last asked',
    text: ({ health }) => (health.checkedAt === null ? 'never' : utcText(health.checkedAt)),
    show: ({ health }) => <Instant at={health.checkedAt} otherwise="never" />,
  },
];

export function CellsHealth() {
  return (
    <>
      <Title order={2} size="h4">
        Health of the cells
      </Title>
      <Answered of={useCells()}>
        {({ data }) => (
          <DataTable
            caption="Health of the cells"
            rows={data.filter(({ state }) => state !== 'closed')}
            keyOf={({ name }) => name}
            columns={cellColumns}
            empty={<Text>There is no cell that could be asked.</Text>}
          />
        )}
      </Answered>
    </>
  );
}
