/** The steps of a run as they happen, with what each of them makes. */
import { Alert, Progress, Stack, Text } from '@mantine/core';
import type { Run, RunStep } from '../api/client.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { durationText } from '../times/text.ts';
import { Took } from '../times/took.tsx';
import { hasEnded } from './apply-event.ts';
import { useLiveRun } from './use-live-run.ts';

const columns: readonly Column<RunStep>[] = [
  { heading: 'Step', text: ({ name }) => name },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  { heading: 'Makes', text: ({ resource }) => (resource === null ? '' : `${resource.type} ${resource.name}`) },
  { heading: 'Detail', text: ({ detail }) => detail ?? '' },
  {
    heading: 'Took',
    text: ({ startedAt, endedAt }) => durationText(startedAt, endedAt),
    show: ({ startedAt, endedAt }) => <Took from={startedAt} to={endedAt} />,
  },
];

export function LiveRunSteps({ runId }: { runId: string }) {
  const run = useLiveRun(runId);
  return <Answered of={run}>{(present) => <RunSteps run={present} />}</Answered>;
}

export function RunSteps({ run }: { run: Run }) {
  const done = run.steps.filter(({ state }) => state === 'done').length;
  return (
    <Stack gap="sm">
      <Text component="output" display="block">
        {run.kind}: <StateBadge state={run.state} /> {done} of {run.steps.length} steps done
      </Text>
      {hasEnded(run) || run.steps.length === 0 ? null : (
        <Progress value={(100 * done) / run.steps.length} aria-label="Steps done" />
      )}
      {run.failure === null ? null : (
        <Alert color="red" variant="outline" title={`Failed at ${run.failure.step}`}>
          <Text size="sm">{run.failure.reason}</Text>
        </Alert>
      )}
      <DataTable
        caption="Steps"
        rows={run.steps}
        keyOf={({ name }) => name}
        columns={columns}
        empty={<Text>It waits for a provisioner; its steps show when one has taken it up.</Text>}
      />
    </Stack>
  );
}
