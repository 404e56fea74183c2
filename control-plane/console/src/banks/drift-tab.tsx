/** What of a bank is not as it must be: looked for, shown with what was expected, and put right. */
import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type DriftDifference, newIdempotencyKey, query, type Tenant } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { LiveRunSteps } from '../runs/run-steps.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { PreviewNote } from './preview-note.tsx';

const columns: readonly Column<DriftDifference>[] = [
  { heading: 'Severity', text: ({ severity }) => severity, show: ({ severity }) => <StateBadge state={severity} /> },
  { heading: 'Resource', text: ({ resource }) => `${resource.type} ${resource.name}` },
  { heading: 'Property', text: ({ property }) => property },
  { heading: 'Must be', text: ({ expected }) => expected },
  { heading: 'Is', text: ({ actual }) => actual },
  { heading: 'What to do', text: ({ advice }) => advice ?? '' },
  { heading: 'Since', text: ({ since }) => utcText(since), show: ({ since }) => <Instant at={since} /> },
];

const refreshMs = 10_000;

export function DriftTab({ bank }: { bank: Tenant }) {
  const tenantId = bank.id;
  const [runId, setRunId] = useState<string>();
  const [repairing, setRepairing] = useState(false);
  const drift = query.useQuery(
    'get',
    '/v1/tenants/{tenantId}/drift',
    { params: { path: { tenantId } } },
    { refetchInterval: every(refreshMs) },
  );
  const check = query.useMutation('post', '/v1/tenants/{tenantId}/drift-checks', {
    onSuccess: ({ id }) => setRunId(id),
  });
  const look = () =>
    check.mutate({ params: { path: { tenantId }, header: { 'Idempotency-Key': newIdempotencyKey() } }, body: {} });
  const unless = drift.data?.differences.length === 0 ? 'Nothing differs.' : undefined;
  return (
    <Stack>
      <Group>
        <DeedButton operation="checkDrift" variant="filled" onClick={look} loading={check.isPending}>
          Check now
        </DeedButton>
        <DeedButton operation="repairTenant" unless={unless} onClick={() => setRepairing(true)}>
          Repair
        </DeedButton>
      </Group>
      <ProblemNote error={check.error} />
      <RepairPreview tenantId={tenantId} unless={unless} />
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
        command={munim('bank drift', [tenantId])}
        call={{ method: 'POST', path: `/v1/tenants/${tenantId}/drift-checks`, body: {} }}
      />
      {repairing ? (
        <RepairDialog
          bank={bank}
          differences={drift.data?.differences ?? []}
          onRun={setRunId}
          onClose={() => setRepairing(false)}
        />
      ) : null}
    </Stack>
  );
}

/** What the engine would do, before anybody lets it. */
function RepairPreview({ tenantId, unless }: { tenantId: string; unless: string | undefined }) {
  const [previewId, setPreviewId] = useState<string>();
  const preview = query.useMutation('post', '/v1/tenants/{tenantId}/repair/preview', {
    onSuccess: ({ id }) => setPreviewId(id),
  });
  const ask = () =>
    preview.mutate({ params: { path: { tenantId }, header: { 'Idempotency-Key': newIdempotencyKey() } } });
  return (
    <>
      <Group>
        <DeedButton operation="previewTenantRepair" unless={unless} onClick={ask} loading={preview.isPending}>
          Preview repair
        </DeedButton>
      </Group>
      <ProblemNote error={preview.error} />
      {previewId === undefined ? null : <PreviewNote previewId={previewId} />}
    </>
  );
}

const repairColumns: readonly Column<DriftDifference>[] = [
  { heading: 'Resource', text: ({ resource }) => `${resource.type} ${resource.name}` },
  { heading: 'Property', text: ({ property }) => property },
  { heading: 'Is', text: ({ actual }) => actual },
  { heading: 'Becomes', text: ({ expected }) => expected },
  { heading: 'But', text: ({ advice }) => advice ?? '' },
];

interface RepairDialogProps {
  readonly bank: Tenant;
  readonly differences: readonly DriftDifference[];
  readonly onRun: (runId: string) => void;
  readonly onClose: () => void;
}

function RepairDialog({ bank, differences, onRun, onClose }: RepairDialogProps) {
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { data, error } = await api.POST('/v1/tenants/{tenantId}/repair', {
      params: { path: { tenantId: bank.id }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    if (data !== undefined) onRun(data.id);
    return error;
  };
  return (
    <DeedDialog
      title={`Repair: ${bank.name}`}
      consequence="What differs goes back to what it must be, and what was changed by hand is never adopted. Where a person has to do something, it says so."
      done="A run has begun."
      verb="Repair"
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('bank repair', [bank.id], { '--reason': reason })}
          call={{ method: 'POST', path: `/v1/tenants/${bank.id}/repair`, body: { reason } }}
        />
      )}
    >
      <DataTable
        caption="What is repaired"
        rows={differences}
        keyOf={({ resource, property }) => `${resource.type} ${resource.name} ${property}`}
        columns={repairColumns}
        empty={<Text>The last check found nothing that differs.</Text>}
      />
    </DeedDialog>
  );
}
