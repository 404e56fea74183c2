/** Pauses, resumes and aborts an upgrade, and tries its quarantined banks again: only what its state allows is offered. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type UpgradeDetail } from '../api/client.ts';

type Verb = 'pause' | 'resume' | 'abort';

const deeds: readonly {
  readonly verb: Verb;
  readonly label: string;
  readonly from: readonly UpgradeDetail['state'][];
  readonly consequence: string;
}[] = [
  {
    verb: 'pause',
    label: 'Pause',
    from: ['queued', 'running'],
    consequence: 'No further bank is begun. Those under way come to their end.',
  },
  {
    verb: 'resume',
    label: 'Resume',
    from: ['paused', 'halted'],
    consequence: 'It goes on. Quarantined banks stay so; only further failures halt it again.',
  },
  {
    verb: 'abort',
    label: 'Abort',
    from: ['queued', 'running', 'paused', 'halted'],
    consequence: 'It ends where it stands. Banks under way come to their end, the others stay; nothing is undone.',
  },
];

export function UpgradeActions({ upgrade }: { upgrade: UpgradeDetail }) {
  const [open, setOpen] = useState<(typeof deeds)[number]>();
  const act =
    (verb: Verb) =>
    async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
      const { error } = await api.POST(`/v1/upgrades/{upgradeId}/${verb}`, {
        params: { path: { upgradeId: upgrade.id }, header: { 'Idempotency-Key': idempotencyKey } },
        body: { reason },
      });
      return error;
    };
  return (
    <Group>
      {deeds
        .filter(({ from }) => from.includes(upgrade.state))
        .map((deed) => (
          <DeedButton key={deed.verb} operation={`${deed.verb}Upgrade`} onClick={() => setOpen(deed)}>
            {deed.label}
          </DeedButton>
        ))}
      {open === undefined ? null : (
        <DeedDialog
          title={`${open.label} the upgrade to ${upgrade.release}`}
          consequence={open.consequence}
          verb={open.label}
          act={act(open.verb)}
          onClose={() => setOpen(undefined)}
          renderSameAs={(reason) => (
            <SameAs
              command={munim(`fleet upgrade ${open.verb}`, [upgrade.id], { '--reason': reason })}
              call={{ method: 'POST', path: `/v1/upgrades/${upgrade.id}/${open.verb}`, body: { reason } }}
            />
          )}
        />
      )}
    </Group>
  );
}

export function RetryBank({ upgradeId, tenantId }: { upgradeId: string; tenantId: string }) {
  const [open, setOpen] = useState(false);
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/upgrades/{upgradeId}/banks/{tenantId}/retry', {
      params: { path: { upgradeId, tenantId }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    return error;
  };
  return (
    <>
      <DeedButton operation="retryUpgradeBank" size="compact-sm" onClick={() => setOpen(true)}>
        Try again
      </DeedButton>
      {open ? (
        <DeedDialog
          title={`Try ${tenantId} again`}
          consequence="When what stopped it was mended. It serves all along, on the release that it is on."
          verb="Try again"
          done="A run has begun."
          act={act}
          onClose={() => setOpen(false)}
          renderSameAs={(reason) => (
            <SameAs
              command={munim('fleet upgrade retry', [upgradeId, tenantId], { '--reason': reason })}
              call={{ method: 'POST', path: `/v1/upgrades/${upgradeId}/banks/${tenantId}/retry`, body: { reason } }}
            />
          )}
        />
      ) : null}
    </>
  );
}
