/** Suspends and resumes a bank, and tries a failed one again: only what its state allows is offered. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton, hurting } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type OperationId, type Tenant } from '../api/client.ts';

interface LifeDeed {
  readonly label: string;
  readonly operation: OperationId;
  readonly from: readonly Tenant['state'][];
  readonly consequence: string;
  readonly hurts: boolean;
  readonly path: `/v1/tenants/{tenantId}/${'suspend' | 'resume' | 'provision'}`;
  /** The verb of `./munim bank`, where there is one. */
  readonly verb?: 'suspend' | 'resume';
}

const deeds: readonly LifeDeed[] = [
  {
    label: 'Suspend',
    operation: 'suspendTenant',
    from: ['active'],
    consequence:
      'Within seconds every request of the bank is refused. What was accepted before is finished; nothing is deleted.',
    hurts: true,
    path: '/v1/tenants/{tenantId}/suspend',
    verb: 'suspend',
  },
  {
    label: 'Resume',
    operation: 'resumeTenant',
    from: ['suspended'],
    consequence: "The bank's tokens work again, those too that were issued before it was suspended.",
    hurts: false,
    path: '/v1/tenants/{tenantId}/resume',
    verb: 'resume',
  },
  {
    label: 'Provision again',
    operation: 'provisionTenant',
    from: ['failed', 'active', 'suspended'],
    consequence:
      'Another run makes what is missing and leaves alone what is right. A bank that serves goes on serving.',
    hurts: false,
    path: '/v1/tenants/{tenantId}/provision',
  },
];

export function LifeActions({ bank }: { bank: Tenant }) {
  const [open, setOpen] = useState<LifeDeed>();
  const act =
    ({ path }: LifeDeed) =>
    async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
      const { error } = await api.POST(path, {
        params: { path: { tenantId: bank.id }, header: { 'Idempotency-Key': idempotencyKey } },
        body: { reason },
      });
      return error;
    };
  return (
    <Group>
      {deeds
        .filter(({ from }) => from.includes(bank.state))
        .map((deed) => (
          <DeedButton
            key={deed.label}
            operation={deed.operation}
            {...(deed.hurts ? hurting : {})}
            onClick={() => setOpen(deed)}
          >
            {deed.label}
          </DeedButton>
        ))}
      {open === undefined ? null : (
        <DeedDialog
          title={`${open.label}: ${bank.name}`}
          consequence={open.consequence}
          verb={open.label}
          {...(open.hurts ? { confirm: [bank.name, bank.id] } : {})}
          act={act(open)}
          onClose={() => setOpen(undefined)}
          renderSameAs={(reason) => (
            <SameAs
              {...(open.verb === undefined
                ? {}
                : { command: munim(`bank ${open.verb}`, [bank.id], { '--reason': reason }) })}
              call={{ method: 'POST', path: open.path.replace('{tenantId}', bank.id), body: { reason } }}
            />
          )}
        />
      )}
    </Group>
  );
}
