/** Gives a client another secret, or ends it for good. */
import { Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type ApiClient } from '../api/client.ts';
import { type FreshClient, freshOf } from './fresh-client.ts';

interface ClientActionsProps {
  readonly client: ApiClient;
  readonly onFresh: (fresh: FreshClient) => void;
}

export function ClientActions({ client, onFresh }: ClientActionsProps) {
  const [open, setOpen] = useState<'rotate' | 'revoke'>();
  const close = (): void => setOpen(undefined);
  return (
    <Group gap="xs" wrap="nowrap">
      {client.jwks === null ? (
        <DeedButton operation="rotateClientSecret" size="compact-sm" onClick={() => setOpen('rotate')}>
          New secret
        </DeedButton>
      ) : null}
      <DeedButton operation="revokeClient" size="compact-sm" onClick={() => setOpen('revoke')}>
        Revoke
      </DeedButton>
      {open === 'rotate' ? <RotateDialog client={client} onFresh={onFresh} onClose={close} /> : null}
      {open === 'revoke' ? <RevokeDialog client={client} onClose={close} /> : null}
    </Group>
  );
}

const hourSeconds = 3600;
const overlapHours = { usual: 24, max: 30 * 24 };

function RotateDialog({ client, onFresh, onClose }: ClientActionsProps & { onClose: () => void }) {
  const { tenantId, clientId, name } = client;
  const [hours, setHours] = useState<number | string>(overlapHours.usual);
  const body = { overlapSeconds: Number(hours) * hourSeconds };
  const act = async ({ idempotencyKey }: Deed): Promise<unknown> => {
    const { data, error } = await api.POST('/v1/tenants/{tenantId}/clients/{clientId}/rotate-secret', {
      params: { path: { tenantId, clientId }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    });
    if (data !== undefined) onFresh(freshOf(data));
    return error;
  };
  return (
    <DeedDialog
      title={`New secret: ${name}`}
      consequence="The new one is shown once. The present one stays good for a while, for its users to change over."
      verb="Make it"
      asksWhy={false}
      complete={hours !== ''}
      act={act}
      onClose={onClose}
      renderSameAs={() => (
        <SameAs
          command={munim('client rotate', [tenantId, clientId], { '--overlap': String(body.overlapSeconds) })}
          call={{ method: 'POST', path: `/v1/tenants/${tenantId}/clients/${clientId}/rotate-secret`, body }}
        />
      )}
    >
      <NumberInput
        label="Hours that the present one stays good"
        description="0 ends it at once, when somebody has seen it for example."
        required
        min={0}
        max={overlapHours.max}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        hideControls
        value={hours}
        onChange={setHours}
      />
    </DeedDialog>
  );
}

function RevokeDialog({ client, onClose }: { client: ApiClient; onClose: () => void }) {
  const { tenantId, clientId, name } = client;
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/tenants/{tenantId}/clients/{clientId}/revoke', {
      params: { path: { tenantId, clientId }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`Revoke: ${name}`}
      consequence="It gets no new tokens, and every pod refuses those that are out. A revoked client never comes back."
      verb="Revoke"
      confirm={[name, clientId]}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('client revoke', [tenantId, clientId], { '--reason': reason })}
          call={{ method: 'POST', path: `/v1/tenants/${tenantId}/clients/${clientId}/revoke`, body: { reason } }}
        />
      )}
    />
  );
}
