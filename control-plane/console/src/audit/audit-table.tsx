/** Who did what, when and why. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '../api/client.ts';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';

const columns: readonly Column<AuditEntry>[] = [
  { heading: 'No.', text: ({ position }) => String(position) },
  { heading: 'When', text: ({ at }) => utcText(at), show: ({ at }) => <Instant at={at} /> },
  { heading: 'Who', text: ({ actor }) => actor },
  { heading: 'Did', text: ({ action }) => action },
  { heading: 'To', text: ({ target }) => target, show: ({ target }) => <Target target={target} /> },
  { heading: 'Why', text: ({ reason }) => reason ?? '' },
  { heading: 'Request', text: ({ requestId }) => requestId },
  {
    heading: 'Sealed',
    text: ({ sealed }) => sealedText(sealed),
    show: ({ sealed }) => <StateBadge state={sealedText(sealed)} />,
  },
];

/** A signed checkpoint in the locked bucket covers it. */
const sealedText = (sealed: boolean): string => (sealed ? 'sealed' : 'not yet');

export const AuditTable = ({ rows }: { rows: readonly AuditEntry[] }) => (
  <DataTable
    caption="Audit log"
    rows={rows}
    keyOf={({ position }) => String(position)}
    columns={columns}
    empty={<Text>Nobody has done anything like that.</Text>}
  />
);

function Target({ target }: { target: string }) {
  const [kind, id] = target.split('/');
  if (kind !== 'tenant' || id === undefined) return target;
  return (
    <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId: id }} search={{}}>
      {target}
    </Link>
  );
}
