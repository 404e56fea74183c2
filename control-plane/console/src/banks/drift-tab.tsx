/** What of a bank is not as it must be: looked for, shown with what was expected, and put right. */
import { Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type DriftDifference, newIdempotencyKey, query, type Tenant } from '../api/client.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { LiveRunSteps } from '../runs/run-steps.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';

const columns: readonly Column<DriftDifference>[] = [
  { heading: 'Severity', text: ({ severity }) => severity, show: ({ severity }) => <StateBadge state={severity} /> },
  { heading: 'Resource', text: ({ resource }) => `${resource.type} ${resource.name}` },
  { heading: 'Property', text: ({ property }) => property },
  { heading: 'Must be', text: ({ expected }) => expected },
  { heading: 'Is', text: ({ actual }) => actual },
  { heading: 'What to do', text: ({ advice }) => advice ?? '' },
  { heading: 'Since', text: ({ since }) => utcText(since), show: ({ since }) => <Instant at={since} /> },
];

export function DriftTab({ bank }: { bank: Tenant }) {
  const tenantId = bank.id;
  const [runId, setRunId] = useState<string>();
  const [repairing, setRepairing] = useState(false);
  const drift = query.useQuery('get', '/v1/tenants/{tenantId}/drift', { params: { path: { tenantId } } });
  const check = query.useMutation('post', '/v1/tenants/{tenantId}/drift-checks', {
    onSuccess: ({ id }) => setRunId(id),
  });
  const look = () =>
    check.mutate({ params: { path: { tenantId }, header: { 'Idempotency-Key': newIdempotencyKey() } }, body: {} });
  return (
    <Stack>
      <Group>
        <DeedButton operation="checkDrift" variant="filled" onClick={look} loading={check.isPending}>
          Check now
        </DeedButton>
        <DeedButton
          operation="repairTenant"
          unless={drift.data?.differences.length === 0 ? 'Nothing differs.' : undefined}
          onClick={() => setRepairing(true)}
        >
          Repair
        </DeedButton>
      </Group>
      <ProblemNote error={check.error} />
      {runId === undefined ? null : <LiveRunSteps runId={runId} />}
      <Answered of={drift}>
        {({ differences, checkedAt }) => (
          <>
            <Text component="output" display="block">
              {checkedAt === null ? (
                'Not read back yet.'
              ) : (
                <>
                  Last read back at <Instant at={checkedAt} />.
                </>
              )}
            </Text>
            <DataTable
              caption="Differences"
              rows={differences}
              keyOf={({ resource, property }) => `${resource.type} ${resource.name} ${property}`}
              columns={columns}
              empty={<Text>Nothing differs: every resource is as it must be.</Text>}
            />
          </>
        )}
      </Answered>
      <SameAs
        command={munim('bank', 'drift', tenantId)}
        call={{ method: 'POST', path: `/v1/tenants/${tenantId}/drift-checks`, body: {} }}
      />
      {repairing ? <RepairDialog bank={bank} onRun={setRunId} onClose={() => setRepairing(false)} /> : null}
    </Stack>
  );
}

interface RepairDialogProps {
  readonly bank: Tenant;
  readonly onRun: (runId: string) => void;
  readonly onClose: () => void;
}

function RepairDialog({ bank, onRun, onClose }: RepairDialogProps) {
  const client = useQueryClient();
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { data, error } = await api.POST('/v1/tenants/{tenantId}/repair', {
      params: { path: { tenantId: bank.id }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    if (data !== undefined) onRun(data.id);
    await client.invalidateQueries();
    return error;
  };
  return (
    <DeedDialog
      title={`Repair: ${bank.name}`}
      consequence="Every difference goes back to what was expected. What was changed by hand is never adopted."
      verb="Repair"
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('bank', 'repair', bank.id, '--reason', reason)}
          call={{ method: 'POST', path: `/v1/tenants/${bank.id}/repair`, body: { reason } }}
        />
      )}
    />
  );
}
