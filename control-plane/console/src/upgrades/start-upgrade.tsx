/** Starts an upgrade with the usual care, after showing what it would do; finer policies are a command away. */
import { List, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, newIdempotencyKey, type UpgradePlan } from '../api/client.ts';

/** What the API takes when nothing is said, written out so that the plan shown is the plan started. */
const usualCare = {
  canaries: 1,
  percentages: [10, 50, 100],
  parallel: 2,
  soakSeconds: 60,
  onFailure: 'halt' as const,
  failuresMax: 10,
};

export function StartUpgrade() {
  const [plan, setPlan] = useState<UpgradePlan>();
  const [problem, setProblem] = useState<unknown>(undefined);
  const client = useQueryClient();
  const navigate = useNavigate();
  const preview = async (): Promise<void> => {
    const { data, error } = await api.POST('/v1/upgrade-previews', {
      params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
      body: usualCare,
    });
    setProblem(error);
    setPlan(data);
  };
  const start = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { data, error } = await api.POST('/v1/upgrades', {
      params: { header: { 'Idempotency-Key': idempotencyKey } },
      body: { ...usualCare, reason, ...(plan === undefined ? {} : { release: plan.release }) },
    });
    await client.invalidateQueries();
    if (data) void navigate({ to: '/upgrades/$upgradeId', params: { upgradeId: data.id } });
    return error;
  };
  return (
    <Stack>
      <DeedButton operation="startUpgrade" variant="filled" onClick={() => void preview()}>
        Start an upgrade
      </DeedButton>
      <ProblemNote error={problem} />
      {plan === undefined ? null : (
        <DeedDialog
          title={`Upgrade to ${plan.release}`}
          consequence={consequenceOf(plan)}
          verb="Start the upgrade"
          act={start}
          onClose={() => setPlan(undefined)}
          renderSameAs={(reason) => (
            <Stack>
              <PlanList plan={plan} />
              <SameAs
                command={munim('fleet', 'upgrade', 'start', '--release', plan.release, '--reason', reason)}
                call={{ method: 'POST', path: '/v1/upgrades', body: { release: plan.release, reason } }}
              />
            </Stack>
          )}
        />
      )}
    </Stack>
  );
}

function consequenceOf({ waves, skipped }: UpgradePlan): string {
  const banks = waves.flat().length;
  if (banks === 0) return `No bank has anything to do; ${skipped.length} are skipped.`;
  return `${banks} banks in ${waves.length} waves, ${skipped.length} skipped. They serve all along; the first failure halts it.`;
}

function PlanList({ plan: { waves, changes } }: { plan: UpgradePlan }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        Waves
      </Text>
      <List size="sm" type="ordered">
        {waves.map((banks, index) => (
          <List.Item key={banks[0] ?? index}>{shortened(banks)}</List.Item>
        ))}
      </List>
      {changes.map(({ fromRelease, banks, migrations, resources }) => (
        <Text key={fromRelease} size="sm">
          {banks} from {fromRelease ?? 'no release'}:{' '}
          {[
            ...migrations.map((one) => `migration ${one}`),
            ...resources.map(({ change, name }) => `${change} ${name}`),
          ].join(', ') || 'nothing'}
        </Text>
      ))}
    </div>
  );
}

/** A dialog has room for so many names. */
const namesMax = 8;
const shortened = (banks: readonly string[]): string =>
  banks.length <= namesMax
    ? banks.join(', ')
    : `${banks.slice(0, namesMax).join(', ')} and ${banks.length - namesMax} more`;
