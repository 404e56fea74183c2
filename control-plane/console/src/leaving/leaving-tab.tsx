/** How a bank leaves: what holds it back, where it stands, what is being destroyed, and what proves that it was. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { munim } from '../actions/commands.ts';
import { Copyable, SameAs } from '../actions/same-as.tsx';
import { type Offboarding, query, type Tenant } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { ApprovalNote } from '../approvals/approval-note.tsx';
import { usePending } from '../approvals/waiting.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { LiveRunSteps } from '../runs/run-steps.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { saveFile } from '../table/save-file.ts';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { HoldsPart } from './holds-part.tsx';
import { LeavingActions } from './leaving-actions.tsx';
import { isLeaving, type LeavingStep, leavingSteps } from './leaving-steps.ts';

const refreshMs = 3_000;
const runsLookedAt = 20;

const columns: readonly Column<LeavingStep>[] = [
  { heading: 'Step', text: ({ name }) => name },
  { heading: 'State', text: ({ state }) => state, show: ({ state }) => <StateBadge state={state} /> },
  {
    heading: 'At, or until',
    text: ({ at }) => (at === null ? '' : utcText(at)),
    show: ({ at }) => <Instant at={at} />,
  },
  { heading: 'Detail', text: ({ detail }) => detail },
];

export function LeavingTab({ bank }: { bank: Tenant }) {
  const tenantId = bank.id;
  const leaves = isLeaving(bank.state);
  const offboarding = query.useQuery(
    'get',
    '/v1/tenants/{tenantId}/offboarding',
    { params: { path: { tenantId } } },
    { enabled: leaves, refetchInterval: every(refreshMs) },
  );
  const pending = (usePending().data?.data ?? []).find(
    ({ operation, target }) => operation === 'offboardTenant' && target === `tenant/${tenantId}`,
  );
  const known = leaves ? offboarding.data : undefined;
  const steps = leavingSteps({ state: bank.state, offboarding: known, pending, nowMs: offboarding.dataUpdatedAt });
  return (
    <Stack>
      <LeavingActions bank={bank} pending={pending} offboarding={known} />
      {pending === undefined ? null : <ApprovalNote approval={pending} />}
      {leaves && known === undefined ? <Answered of={offboarding}>{() => null}</Answered> : null}
      <DataTable caption="Steps of leaving" rows={steps} keyOf={({ name }) => name} columns={columns} empty={null} />
      {leaves ? <LastRun tenantId={tenantId} /> : null}
      {known?.certificate == null ? null : <Certificates offboarding={known} certificate={known.certificate} />}
      <HoldsPart bank={bank} />
      <SameAs
        command={munim('bank offboarding', [tenantId])}
        call={{ method: 'GET', path: `/v1/tenants/${tenantId}/offboarding` }}
      />
    </Stack>
  );
}

/** The destruction, or the disposal after it, as it happens. */
function LastRun({ tenantId }: { tenantId: string }) {
  const runs = query.useQuery(
    'get',
    '/v1/runs',
    { params: { query: { tenantId, limit: runsLookedAt } } },
    { refetchInterval: every(refreshMs) },
  );
  const run = runs.data?.data.find(({ kind }) => kind === 'offboard' || kind === 'dispose');
  if (run === undefined) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        What is taken apart
      </Title>
      <LiveRunSteps runId={run.id} />
      <Link className="plain-link" to="/runs/$runId" params={{ runId: run.id }}>
        {run.id}
      </Link>
    </Stack>
  );
}

function Certificates({ offboarding, certificate }: { offboarding: Offboarding; certificate: string }) {
  const { tenantId, certificateKey, disposalCertificate } = offboarding;
  const notes = [
    { label: 'Certificate', text: certificate, file: `${tenantId}-certificate.txt` },
    ...(disposalCertificate === null
      ? []
      : [
          { label: 'Certificate of disposal', text: disposalCertificate, file: `${tenantId}-disposal-certificate.txt` },
        ]),
  ];
  const key = certificateKey ?? '';
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        What was destroyed and what remains, signed
      </Title>
      <Text size="sm">Keep its key with it: whoever has both can verify it without the platform.</Text>
      <Copyable label="Key" text={key} />
      {notes.map(({ label, text, file }) => (
        <div key={label}>
          <Copyable label={label} text={text} />
          <Group mt="xs">
            <Button variant="default" onClick={() => saveFile(file, text, 'text/plain;charset=utf-8')}>
              Save the {label.toLowerCase()}
            </Button>
          </Group>
        </div>
      ))}
      <Copyable
        label="To verify it"
        text={munim('bank certificate', [`${tenantId}-certificate.txt`], { '--verify': key })}
      />
    </Stack>
  );
}
