/** What the engine would make or change, once it has said so. */
import { Alert, Text } from '@mantine/core';
import { ProblemNote } from '../actions/problem-note.tsx';
import { type PlannedChange, query } from '../api/client.ts';
import { Loading } from '../frame/page.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';

const askAgainMs = 500;

const columns: readonly Column<PlannedChange>[] = [
  { heading: 'Would', text: ({ operation }) => operation },
  { heading: 'Kind', text: ({ type }) => type },
  { heading: 'Name', text: ({ name }) => name },
];

export function PreviewNote({ previewId }: { previewId: string }) {
  const preview = query.useQuery(
    'get',
    '/v1/previews/{previewId}',
    { params: { path: { previewId } } },
    { refetchInterval: ({ state }) => (state.data === undefined || state.data.endedAt === null ? askAgainMs : false) },
  );
  if (preview.error !== null) return <ProblemNote error={preview.error} />;
  if (preview.data === undefined || preview.data.endedAt === null) return <Loading says="The engine is asked." />;
  if (preview.data.changes === null)
    return (
      <Alert color="red" variant="outline" title="The engine could not say">
        <Text size="sm">{preview.data.reason}</Text>
      </Alert>
    );
  return (
    <DataTable
      caption="What would be made"
      rows={preview.data.changes}
      keyOf={({ type, name }) => `${type} ${name}`}
      columns={columns}
      empty={<Text>Nothing would change.</Text>}
    />
  );
}
