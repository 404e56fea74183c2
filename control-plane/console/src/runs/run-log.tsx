/** What a run said, in order, while it says it and afterwards: for whoever wants to know why a step took so long. */
import { Stack, Text, Title } from '@mantine/core';
import type { RunEvent } from '../api/client.ts';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { eventText } from './apply-event.ts';

const columns: readonly Column<RunEvent>[] = [
  { heading: 'When', text: ({ at }) => utcText(at), show: ({ at }) => <Instant at={at} /> },
  { heading: 'About', text: ({ kind, data }) => (kind === 'step' ? String(data['step']) : kind) },
  { heading: 'Said', text: eventText },
];

export const RunLog = ({ events }: { events: readonly RunEvent[] }) => (
  <Stack gap="sm">
    <Title order={2} size="h4">
      Log
    </Title>
    <div role="log" aria-label="What the run says">
      <DataTable
        caption="Log of the run"
        rows={events}
        keyOf={({ id }) => String(id)}
        columns={columns}
        empty={<Text>Nothing was said yet.</Text>}
      />
    </div>
  </Stack>
);
