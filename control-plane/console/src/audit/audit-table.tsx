/** Who did what, when and why. */
import { Text } from '@mantine/core';
import type { ComponentProps } from 'react';
import type { AuditEntry } from '../api/client.ts';
import { StateBadge } from '../frame/state-badge.tsx';
import { Target } from '../frame/target.tsx';
import { OperatorName } from '../operators/operator-name.tsx';
import type { Column } from '../table/data-table.tsx';
import { PagedTable } from '../table/paged-table.tsx';
import { ShortId } from '../table/short-id.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';

const columns: readonly Column<AuditEntry>[] = [
  { heading: 'No.', text: ({ position }) => String(position) },
  { heading: 'When', text: ({ at }) => utcText(at), show: ({ at }) => <Instant at={at} /> },
  { heading: 'Who', text: ({ actor }) => actor, show: ({ actor }) => <OperatorName of={actor} /> },
  { heading: 'Action', text: ({ action }) => action },
  { heading: 'Target', text: ({ target }) => target, show: ({ target }) => <Target target={target} /> },
  { heading: 'Why', text: ({ reason }) => reason ?? '' },
  { heading: 'Request', text: ({ requestId }) => requestId, show: ({ requestId }) => <ShortId id={requestId} /> },
  {
    heading: 'Sealed',
    text: ({ sealed }) => sealedText(sealed),
    show: ({ sealed }) => <StateBadge state={sealedText(sealed)} />,
  },
];

/** A signed checkpoint in the locked bucket covers it. */
const sealedText = (sealed: boolean): string => (sealed ? 'sealed' : 'not yet');

type AuditTableProps = Omit<ComponentProps<typeof PagedTable<AuditEntry>>, 'caption' | 'columns' | 'keyOf' | 'empty'>;

export const AuditTable = (list: AuditTableProps) => (
  <PagedTable
    {...list}
    caption="Audit log"
    keyOf={({ position }) => String(position)}
    columns={columns}
    empty={<Text>Nobody has done anything like that.</Text>}
  />
);
