/** What a run is called on a page. */
import type { Run } from '../api/client.ts';

const kinds: Readonly<Record<Run['kind'], string>> = {
  provision: 'Provisioning',
  repair: 'Repair',
  'check-drift': 'Drift check',
  change: 'Change of contexts',
  'rotate-login': 'New database password',
  upgrade: 'Upgrade',
  offboard: 'Destruction',
  dispose: 'Disposal',
  'extend-locks': 'Longer locks',
};

/** `Provisioning of kaveri-bank` */
export const titleOf = ({ kind, tenantId }: Pick<Run, 'kind' | 'tenantId'>): string => `${kinds[kind]} of ${tenantId}`;
