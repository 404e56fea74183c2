/** One run, live: what it does, for which bank, and where it stands. */
import { Stack, Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { SameAs } from '../actions/same-as.tsx';
import { Answered, Page } from '../frame/page.tsx';
import { OperatorName } from '../operators/operator-name.tsx';
import { Instant } from '../times/instant.tsx';
import { RunLog } from './run-log.tsx';
import { RunSteps } from './run-steps.tsx';
import { useLoggedRun } from './use-live-run.ts';
import { titleOf } from './words.ts';

const route = getRouteApi('/signed-in/runs/$runId');

export function RunPage(): ReactElement {
  const { runId } = route.useParams();
  const { run, log } = useLoggedRun(runId);
  return (
    <Page title={run.data === undefined ? `Run ${runId}` : titleOf(run.data)} of={run}>
      <Answered of={run}>
        {(present) => (
          <Stack>
            <Text>
              Run {runId} of{' '}
              <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId: present.tenantId }} search={{}}>
                {present.tenantId}
              </Link>
              , asked for by <OperatorName of={present.requestedBy} /> at <Instant at={present.createdAt} />
              {present.attempts > 1 ? `, taken up ${present.attempts} times: a worker died over it` : ''}.
            </Text>
            <RunSteps run={present} />
            <RunLog events={log} />
            <SameAs call={{ method: 'GET', path: `/v1/runs/${runId}` }} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}
