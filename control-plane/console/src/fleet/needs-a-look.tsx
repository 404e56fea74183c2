/** What of the fleet is not as it should be, before all else: a table for each kind, and one line for the kinds without any. */
import { Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Fleet } from '../api/client.ts';
import { runColumns } from '../runs/run-columns.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { cellColumns, useCells } from './cells-health.tsx';
import { useFailedRuns } from './failed-runs.ts';

type Drifting = Fleet['drift'][number];
type Behind = Fleet['behind'][number];

const driftColumns: readonly Column<Drifting>[] = [
  {
    heading: 'Bank',
    text: ({ tenantId }) => tenantId,
    show: ({ tenantId }) => (
      <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId }} search={{ tab: 'drift' }}>
        {tenantId}
      </Link>
    ),
  },
  { heading: 'Alarms', text: ({ alarms }) => String(alarms) },
  { heading: 'Differences', text: ({ differences }) => String(differences) },
  { heading: 'Since', text: ({ since }) => utcText(since), show: ({ since }) => <Instant at={since} /> },
];

const behindColumns: readonly Column<Behind>[] = [
  {
    heading: 'Bank',
    text: ({ tenantId }) => tenantId,
    show: ({ tenantId }) => (
      <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId }} search={{}}>
        {tenantId}
      </Link>
    ),
  },
  { heading: 'Events to publish', text: ({ unpublishedEvents }) => String(unpublishedEvents) },
  {
    heading: 'Since',
    text: ({ waitingSince }) => (waitingSince === null ? '' : utcText(waitingSince)),
    show: ({ waitingSince }) => <Instant at={waitingSince} otherwise="" />,
  },
  { heading: 'Streams that do not go on', text: ({ parkedStreams }) => String(parkedStreams) },
];

interface Kind {
  readonly title: string;
  /** Said of the fleet where there is none; undefined while that is not known. */
  readonly none: string | undefined;
  readonly count: number;
  readonly table: ReactNode;
}

/** The table is called as the kind is. */
const kindOf = <Row,>(
  title: string,
  none: string | undefined,
  rows: readonly Row[],
  of: { readonly keyOf: (row: Row) => string; readonly columns: readonly Column<Row>[] },
): Kind => ({
  title,
  none,
  count: rows.length,
  table: <DataTable caption={title} rows={rows} {...of} empty={null} />,
});

export function NeedsALook({ fleet: { drift, behind } }: { fleet: Fleet }) {
  const cells = useCells().data?.data;
  const failing = cells?.filter(({ state, health }) => state !== 'closed' && health.state === 'failing') ?? [];
  const failedRuns = useFailedRuns();
  const ofBank = { keyOf: ({ tenantId }: { readonly tenantId: string }) => tenantId };
  return (
    <Kinds
      of={[
        kindOf('Cells that do not answer', cells && 'Every cell answers.', failing, {
          keyOf: ({ name }) => name,
          columns: cellColumns,
        }),
        kindOf(
          'Runs that failed',
          failedRuns && 'No run has failed without the same having succeeded since.',
          failedRuns ?? [],
          { keyOf: ({ id }) => id, columns: runColumns },
        ),
        kindOf('Banks with drift', 'Every bank is as its last check found it to be: as it must.', drift, {
          ...ofBank,
          columns: driftColumns,
        }),
        kindOf('Banks behind their log', "Every bank's events are published, and its read models go on.", behind, {
          ...ofBank,
          columns: behindColumns,
        }),
      ]}
    />
  );
}

const Kinds = ({ of }: { of: readonly Kind[] }) => (
  <Stack component="section" aria-label="Needs a look" gap="sm">
    <Title order={2} size="h4">
      Needs a look
    </Title>
    {of
      .filter(({ count }) => count > 0)
      .map(({ title, table }) => (
        <div key={title}>
          <Title order={3} size="h5">
            {title}
          </Title>
          {table}
        </div>
      ))}
    <Text size="sm">
      {of.flatMap(({ count, none }) => (count === 0 && none !== undefined ? [none] : [])).join(' ')}
    </Text>
  </Stack>
);
