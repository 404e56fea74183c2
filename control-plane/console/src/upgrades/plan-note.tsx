/** What an upgrade would do: who goes when, who does not and why, and what changes for whom. */
import { Stack, Text } from '@mantine/core';
import type { UpgradePlan } from '../api/client.ts';
import { type Column, DataTable } from '../table/data-table.tsx';

export function consequenceOf({ waves, skipped }: UpgradePlan, onFailure: 'halt' | 'continue'): string {
  const failure = onFailure === 'halt' ? 'the first failure halts it' : 'whoever fails is quarantined';
  return `${waves.flat().length} banks in ${waves.length} waves, ${skipped.length} skipped. They serve all along; ${failure}.`;
}

interface Planned {
  readonly tenantId: string;
  readonly wave: string;
  readonly why: string;
}
type Change = UpgradePlan['changes'][number];

const bankColumns: readonly Column<Planned>[] = [
  { heading: 'Wave', text: ({ wave }) => wave },
  { heading: 'Bank', text: ({ tenantId }) => tenantId },
  { heading: 'Skipped because', text: ({ why }) => why },
];

const changeColumns: readonly Column<Change>[] = [
  { heading: 'From release', text: ({ fromRelease }) => fromRelease ?? 'none' },
  { heading: 'Banks', text: ({ banks }) => String(banks) },
  { heading: 'Migrations', text: ({ migrations }) => migrations.join(', ') },
  {
    heading: 'Resources',
    text: ({ resources }) => resources.map(({ change, name }) => `${change} ${name}`).join(', '),
  },
];

/** In the order in which they go; those who do not at last. */
const plannedBanks = ({ waves, skipped }: Pick<UpgradePlan, 'waves' | 'skipped'>): readonly Planned[] => [
  ...waves.flatMap((banks, index) => banks.map((tenantId) => ({ tenantId, wave: String(index + 1), why: '' }))),
  ...skipped.map(({ tenantId, reason }) => ({ tenantId, wave: 'none', why: reason })),
];

export const PlanNote = ({ plan }: { plan: UpgradePlan }) => (
  <Stack w="100%">
    <DataTable
      caption="Banks of the plan"
      rows={plannedBanks(plan)}
      keyOf={({ tenantId }) => tenantId}
      columns={bankColumns}
      empty={<Text>No bank is there.</Text>}
    />
    <DataTable
      caption="What changes"
      rows={plan.changes}
      keyOf={({ fromRelease }) => fromRelease ?? ''}
      columns={changeColumns}
      empty={<Text>Nothing changes for anybody.</Text>}
    />
  </Stack>
);
