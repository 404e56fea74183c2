/** One bank: where it is in its life, what was made for it, what drifted, who may call it, how it leaves, and who did what to it. */
import { Alert, Group, Stack, Tabs, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { AgreementTab } from '../agreement/agreement-tab.tsx';
import type { BankTab } from '../addresses.ts';
import { query, type Tenant } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { ClientsTab } from '../clients/clients-tab.tsx';
import type { FreshClient } from '../clients/fresh-client.ts';
import { FreshClientNote } from '../clients/fresh-client-note.tsx';
import { Answered, Page } from '../frame/page.tsx';
import { StateBadge } from '../frame/state-badge.tsx';
import { LeavingTab } from '../leaving/leaving-tab.tsx';
import { Instant } from '../times/instant.tsx';
import { UsageTab } from '../usage/usage-tab.tsx';
import { Agreement } from './agreement.tsx';
import { BankAudit } from './bank-audit.tsx';
import { DriftTab } from './drift-tab.tsx';
import { LifeActions } from './life-actions.tsx';
import { ResourcesTab } from './resources-tab.tsx';

const route = getRouteApi('/signed-in/banks/$tenantId');
const refreshMs = 5_000;

export function BankPage(): ReactElement {
  const { tenantId } = route.useParams();
  const bank = query.useQuery(
    'get',
    '/v1/tenants/{tenantId}',
    { params: { path: { tenantId } } },
    { refetchInterval: every(refreshMs) },
  );
  return (
    <Page title={bank.data?.name ?? tenantId} of={bank} aside={bank.data && <LifeActions bank={bank.data} />}>
      <Answered of={bank}>{(present) => <BankParts bank={present} />}</Answered>
    </Page>
  );
}

function BankParts({ bank }: { bank: Tenant }) {
  const { tab = 'resources' } = route.useSearch();
  const navigate = route.useNavigate();
  // Whatever tab is looked at, until it was kept: it is shown nowhere again.
  const [fresh, setFresh] = useState<FreshClient>();
  return (
    <Stack>
      <Group gap="xs">
        <StateBadge state={bank.state} />
        <Text size="sm">
          {bank.id}, release {bank.release ?? 'none yet'}, made <Instant at={bank.createdAt} />
        </Text>
      </Group>
      <Agreement bank={bank} />
      {bank.failure === null ? null : (
        <Alert color="red" variant="outline" title={`Its last run failed at ${bank.failure.step}`}>
          <Text size="sm">{bank.failure.reason}</Text>
        </Alert>
      )}
      {fresh?.tenantId === bank.id ? <FreshClientNote fresh={fresh} onKept={() => setFresh(undefined)} /> : null}
      <Tabs
        value={tab}
        onChange={(chosen) =>
          void navigate({
            to: '/banks/$tenantId',
            params: { tenantId: bank.id },
            search: { tab: chosen as BankTab },
            replace: true,
          })
        }
        keepMounted={false}
      >
        <Tabs.List aria-label="Parts of the bank">
          <Tabs.Tab value="resources">Resources</Tabs.Tab>
          <Tabs.Tab value="agreement">Agreement</Tabs.Tab>
          <Tabs.Tab value="usage">Usage</Tabs.Tab>
          <Tabs.Tab value="drift">Drift</Tabs.Tab>
          <Tabs.Tab value="clients">API clients</Tabs.Tab>
          <Tabs.Tab value="leaving">Leaving</Tabs.Tab>
          <Tabs.Tab value="audit">Audit</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="resources" pt="md">
          <ResourcesTab bank={bank} />
        </Tabs.Panel>
        <Tabs.Panel value="agreement" pt="md">
          <AgreementTab bank={bank} />
        </Tabs.Panel>
        <Tabs.Panel value="usage" pt="md">
          <UsageTab bank={bank} />
        </Tabs.Panel>
        <Tabs.Panel value="drift" pt="md">
          <DriftTab bank={bank} />
        </Tabs.Panel>
        <Tabs.Panel value="clients" pt="md">
          <ClientsTab tenantId={bank.id} onFresh={setFresh} />
        </Tabs.Panel>
        <Tabs.Panel value="leaving" pt="md">
          <LeavingTab bank={bank} />
        </Tabs.Panel>
        <Tabs.Panel value="audit" pt="md">
          <BankAudit tenantId={bank.id} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
