/** Legal holds of a bank: anybody who may places one at once, two let it go. */
import { Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type LegalHold, query, type Tenant } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { usePending } from '../approvals/waiting.ts';
import { Answered } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { OperatorName } from '../operators/operator-name.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { utcText } from '../times/text.ts';
import { PlaceHoldDialog } from './place-hold-dialog.tsx';

const columns: readonly Column<LegalHold>[] = [
  { heading: 'Hold', text: ({ id }) => id },
  {
    heading: 'State',
    text: ({ liftedAt }) => (liftedAt === null ? 'in force' : 'lifted'),
    show: ({ liftedAt }) => <StateBadge state={liftedAt === null ? 'in force' : 'lifted'} />,
  },
  { heading: 'About', text: ({ scope, subject }) => [scope, subject].filter(Boolean).join(' ') },
  { heading: 'Why', text: ({ reason }) => reason },
  {
    heading: 'Placed',
    text: ({ placedAt, placedBy }) => `${utcText(placedAt)} by ${placedBy}`,
    show: ({ placedAt, placedBy }) => (
      <>
        <Instant at={placedAt} /> by <OperatorName of={placedBy} />
      </>
    ),
  },
];

/** The newest; a bank has a handful. */
const holdsMax = 200;
const refreshMs = 5_000;

export function HoldsPart({ bank }: { bank: Tenant }) {
  const tenantId = bank.id;
  const [open, setOpen] = useState<LegalHold | 'new'>();
  const onClose = (): void => setOpen(undefined);
  const holds = query.useQuery(
    'get',
    '/v1/tenants/{tenantId}/holds',
    { params: { path: { tenantId }, query: { limit: holdsMax } } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        Legal holds
      </Title>
      <Group>
        <DeedButton
          operation="placeHold"
          unless={bank.state === 'disposed' ? 'Nothing of it is left to hold.' : undefined}
          onClick={() => setOpen('new')}
        >
          Place a hold
        </DeedButton>
      </Group>
      <Answered of={holds}>
        {({ data }) => (
          <DataTable
            caption="Legal holds"
            rows={data}
            keyOf={({ id }) => id}
            columns={[...columns, liftColumn(setOpen)]}
            empty={<Text>None: nothing stands against the bank’s leaving.</Text>}
          />
        )}
      </Answered>
      {open === 'new' ? <PlaceHoldDialog tenantId={tenantId} onClose={onClose} /> : null}
      {open === undefined || open === 'new' ? null : <LiftDialog hold={open} onClose={onClose} />}
    </Stack>
  );
}

const liftColumn = (onLift: (hold: LegalHold) => void): Column<LegalHold> => ({
  heading: 'Lifted',
  text: ({ liftedAt, liftedBy, liftReason }) =>
    liftedAt === null ? '' : `${utcText(liftedAt)} by ${liftedBy ?? ''}: ${liftReason ?? ''}`,
  show: (hold) => <Lift hold={hold} onLift={onLift} />,
});

function Lift({ hold, onLift }: { hold: LegalHold; onLift: (hold: LegalHold) => void }) {
  const target = `tenant/${hold.tenantId}/hold/${hold.id}`;
  const waits = (usePending().data?.data ?? []).find((one) => one.target === target);
  if (hold.liftedAt !== null)
    return (
      <>
        <Instant at={hold.liftedAt} /> by <OperatorName of={hold.liftedBy ?? ''} />: {hold.liftReason}
      </>
    );
  if (waits !== undefined)
    return (
      <>
        waits for a second operator:{' '}
        <Link className="plain-link" to="/approvals/$approvalId" params={{ approvalId: waits.id }}>
          {waits.id}
        </Link>
      </>
    );
  return (
    <DeedButton operation="liftHold" size="compact-sm" onClick={() => onLift(hold)}>
      Ask to lift
    </DeedButton>
  );
}

function LiftDialog({ hold: { id, tenantId }, onClose }: { hold: LegalHold; onClose: () => void }) {
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/tenants/{tenantId}/holds/{holdId}/lift', {
      params: { path: { tenantId, holdId: id }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`Lift the hold ${id}`}
      consequence="A second operator has to allow it. Locks that were made longer for it stay as long as they are."
      verb="Ask for it"
      done="A second operator has to allow it now."
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('hold lift', [tenantId, id], { '--reason': reason })}
          call={{ method: 'POST', path: `/v1/tenants/${tenantId}/holds/${id}/lift`, body: { reason } }}
        />
      )}
    />
  );
}
