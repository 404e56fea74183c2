/** Starts an upgrade: how careful it is to be, what it would do to whom, and then why. */
import { Stack, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, newIdempotencyKey, query, type UpgradePlan } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { consequenceOf, PlanNote } from './plan-note.tsx';
import { bodyOf, commandOf, type UpgradeBody, usualCare, WantedUpgradeFields } from './wanted-upgrade.tsx';

/** The plan that was shown is the plan that is started. */
interface Shown {
  readonly body: UpgradeBody;
  readonly plan: UpgradePlan;
}

export function NewUpgradePage(): ReactElement {
  const [upgrade, setUpgrade] = useState(usualCare);
  const [shown, setShown] = useState<Shown>();
  const preview = query.useMutation('post', '/v1/upgrade-previews');
  const look = async (event: { preventDefault: () => void }): Promise<void> => {
    event.preventDefault();
    setShown(undefined);
    const body = bodyOf(upgrade);
    const plan = await preview
      .mutateAsync({ params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body })
      // Its problem is on the page.
      .catch(() => undefined);
    if (plan) setShown({ body, plan });
  };
  return (
    <Page title="Upgrade the fleet">
      <form onSubmit={(event) => void look(event)}>
        <Stack maw={640}>
          <WantedUpgradeFields
            upgrade={upgrade}
            onChange={(next) => {
              setUpgrade(next);
              setShown(undefined);
            }}
          />
          <ProblemNote error={preview.error} />
          <DeedButton operation="previewUpgrade" type="submit" loading={preview.isPending}>
            Show the plan
          </DeedButton>
          <SameAs
            what="The plan"
            command={commandOf(bodyOf(upgrade), 'why', true)}
            call={{ method: 'POST', path: '/v1/upgrade-previews', body: bodyOf(upgrade) }}
          />
        </Stack>
      </form>
      {shown === undefined ? null : <Planned {...shown} />}
    </Page>
  );
}

function Planned({ body, plan }: Shown) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const start = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { data, error } = await api.POST('/v1/upgrades', {
      params: { header: { 'Idempotency-Key': idempotencyKey } },
      body: { ...body, release: plan.release, reason },
    });
    if (data) await router.navigate({ to: '/upgrades/$upgradeId', params: { upgradeId: data.id } });
    return error;
  };
  return (
    <Stack component="section" aria-labelledby="plan" align="flex-start" mt="lg">
      <Title order={2} size="h4" id="plan">
        To release {plan.release}
      </Title>
      <PlanNote plan={plan} />
      <DeedButton
        operation="startUpgrade"
        variant="filled"
        unless={plan.waves.length === 0 ? 'No bank has anything to do.' : undefined}
        onClick={() => setOpen(true)}
      >
        Start the upgrade
      </DeedButton>
      {open ? (
        <DeedDialog
          title={`Upgrade to ${plan.release}`}
          consequence={consequenceOf(plan, body.onFailure)}
          verb="Start"
          act={start}
          onClose={() => setOpen(false)}
          renderSameAs={(reason) => (
            <SameAs
              command={commandOf({ ...body, release: plan.release }, reason)}
              call={{ method: 'POST', path: '/v1/upgrades', body: { ...body, release: plan.release, reason } }}
            />
          )}
        />
      ) : null}
    </Stack>
  );
}
