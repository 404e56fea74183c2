/** One upgrade as it goes: its waves, each bank in them, and what can be done about it. */
import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query, type UpgradeBank, type UpgradeDetail } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { Answered, Page } from '../frame/page.tsx';
import { OperatorName } from '../operators/operator-name.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { Instant } from '../times/instant.tsx';
import { RetryBank, UpgradeActions } from './upgrade-actions.tsx';
import { upgradeBankColumns, UpgradeProgress } from './upgrade-columns.tsx';

const route = getRouteApi('/signed-in/upgrades/$upgradeId');
const refreshMs = 1_500;

export function UpgradePage(): ReactElement {
  const { upgradeId } = route.useParams();
  const upgrade = query.useQuery(
    'get',
    '/v1/upgrades/{upgradeId}',
    { params: { path: { upgradeId } } },
    { refetchInterval: every(refreshMs) },
  );
  const title = upgrade.data ? `Upgrade to ${upgrade.data.release}` : `Upgrade ${upgradeId}`;
  return (
    <Page title={title} of={upgrade} aside={upgrade.data && <UpgradeActions upgrade={upgrade.data} />}>
      <Answered of={upgrade}>{(present) => <UpgradeParts upgrade={present} />}</Answered>
    </Page>
  );
}

function UpgradeParts({ upgrade }: { upgrade: UpgradeDetail }) {
  const { id, policy } = upgrade;
  return (
    <Stack>
      <Group gap="xs">
        <StateBadge state={upgrade.state} />
        <Text size="sm">
          {upgrade.reason}, asked for by <OperatorName of={upgrade.requestedBy} /> at <Instant at={upgrade.createdAt} />
          ; {policy.parallel} at a time, {policy.soakSeconds} s between waves, a failure means: {policy.onFailure}.
        </Text>
      </Group>
      {upgrade.note === null ? null : (
        <Alert color="red" variant="outline" title="It halted">
          <Text size="sm">{upgrade.note}</Text>
        </Alert>
      )}
      <UpgradeProgress of={upgrade} />
      {upgrade.waves.map(({ number, banks }) => (
        <div key={number}>
          <Title order={2} size="h4">
            Wave {number}
            {number === upgrade.wave && upgrade.soakUntil !== null ? ', looked at again soon' : ''}
          </Title>
          <DataTable
            caption={`Banks of wave ${number}`}
            rows={banks}
            keyOf={({ tenantId }) => tenantId}
            columns={[...upgradeBankColumns, actionsOf(upgrade)]}
            empty={<Text>No bank is in this wave.</Text>}
          />
        </div>
      ))}
      <SameAs command={munim('fleet upgrade show', [id])} call={{ method: 'GET', path: `/v1/upgrades/${id}` }} />
    </Stack>
  );
}

const actionsOf = ({ id, state: of }: UpgradeDetail): Column<UpgradeBank> => ({
  heading: 'Actions',
  show: ({ tenantId, state }) =>
    state === 'quarantined' && of !== 'aborted' ? <RetryBank upgradeId={id} tenantId={tenantId} /> : null,
});
