/** The state of a bank, a run, an approval or whatever else has one: always a word, with a colour for whoever sees it. */
import { Badge } from '@mantine/core';

const colours: Readonly<Record<string, string>> = {
  active: 'green',
  healthy: 'green',
  open: 'green',
  succeeded: 'green',
  done: 'green',
  sealed: 'green',
  approved: 'green',
  upgraded: 'green',
  completed: 'green',
  signing: 'green',
  final: 'green',
  usable: 'green',
  running: 'blue',
  published: 'blue',
  'still grows': 'blue',
  now: 'blue',
  invited: 'blue',
  'in force': 'yellow',
  provisioning: 'blue',
  suspended: 'yellow',
  drift: 'yellow',
  draining: 'yellow',
  paused: 'yellow',
  halted: 'red',
  quarantined: 'red',
  failed: 'red',
  unusable: 'red',
  failing: 'red',
  alarm: 'red',
  revoked: 'red',
  disabled: 'red',
  rejected: 'red',
  requested: 'blue',
  refused: 'red',
  expired: 'red',
};

export function StateBadge({ state }: { state: string }) {
  return (
    <Badge color={colours[state] ?? 'gray'} variant="outline" tt="none" miw="max-content" c="var(--mantine-color-text)">
      {state}
    </Badge>
  );
}
