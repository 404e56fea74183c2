/** What an upgrade would do: who goes when, who does not and why, and what changes for whom. */
import { List, Text, Title } from '@mantine/core';
import type { UpgradePlan } from '../api/client.ts';

export function consequenceOf({ waves, skipped }: UpgradePlan, onFailure: 'halt' | 'continue'): string {
  const failure = onFailure === 'halt' ? 'the first failure halts it' : 'whoever fails is quarantined';
  return `${waves.flat().length} banks in ${waves.length} waves, ${skipped.length} skipped. They serve all along; ${failure}.`;
}

export function PlanNote({ plan: { waves, skipped, changes } }: { plan: UpgradePlan }) {
  return (
    <div>
      <Title order={3} size="h5">
        Waves
      </Title>
      <List size="sm" type="ordered">
        {waves.map((banks, index) => (
          <List.Item key={banks[0] ?? index}>{shortened(banks)}</List.Item>
        ))}
      </List>
      <Title order={3} size="h5">
        What changes
      </Title>
      {changes.map(({ fromRelease, banks, migrations, resources }) => (
        <Text key={fromRelease} size="sm">
          {banks} from {fromRelease ?? 'no release'}:{' '}
          {[
            ...migrations.map((one) => `migration ${one}`),
            ...resources.map(({ change, name }) => `${change} ${name}`),
          ].join(', ') || 'nothing'}
        </Text>
      ))}
      {skipped.length === 0 ? null : (
        <Text size="sm">Skipped: {shortened(skipped.map(({ tenantId, reason }) => `${tenantId} (${reason})`))}.</Text>
      )}
    </div>
  );
}

/** More names than this nobody reads; the command line prints them all. */
const namesMax = 12;
const shortened = (names: readonly string[]): string =>
  names.length <= namesMax
    ? names.join(', ')
    : `${names.slice(0, namesMax).join(', ')} and ${names.length - namesMax} more`;
