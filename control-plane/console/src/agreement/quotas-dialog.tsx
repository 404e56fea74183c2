/** More or less than the plan gives: what is left empty is what the plan gives. */
import { SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { AgreementDialog, type OpenDialog } from './agreement-dialog.tsx';
import { usePlans } from './plans.ts';
import { amountText, quotaWords } from './words.ts';
import { quotaChanges, typedFrom } from './quota-changes.ts';

export function QuotasDialog(open: OpenDialog) {
  const { bank } = open;
  const plan = usePlans().find(({ name }) => name === bank.plan);
  const [before] = useState(() => typedFrom(bank.quotas, plan));
  const [typed, setTyped] = useState(before);
  const quotas = quotaChanges(before, typed);
  const words = Object.entries(quotas ?? {}).map(([quota, amount]) => `${quota}=${amount ?? 'plan'}`);
  return (
    <AgreementDialog
      {...open}
      of="quotas"
      title="Other quotas"
      consequence="They hold within seconds. What is left empty is what the plan gives."
      verb="Agree on it"
      body={{ quotas: quotas ?? {} }}
      options={{ '--quota': words }}
      complete={quotas !== undefined && Object.keys(quotas).length > 0}
      send={(params, reason) =>
        api.POST('/v1/tenants/{tenantId}/quotas', { params, body: { quotas: quotas ?? {}, reason } })
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {quotaWords.map(({ quota, label, unit }) => (
          <TextInput
            key={quota}
            label={label}
            description={plan === undefined ? undefined : `the plan gives ${amountText(plan.quotas[quota] / unit)}`}
            inputMode="decimal"
            autoComplete="off"
            value={typed[quota]}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [quota]: value })}
          />
        ))}
      </SimpleGrid>
    </AgreementDialog>
  );
}
