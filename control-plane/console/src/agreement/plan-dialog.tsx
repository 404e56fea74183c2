/** Another plan for a bank, with what each includes before one chooses. */
import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { AgreementDialog, type OpenDialog } from './agreement-dialog.tsx';
import { usePlans } from './plans.ts';
import { includedText } from './words.ts';

export function PlanDialog(open: OpenDialog) {
  const { bank } = open;
  const plans = usePlans().filter(({ environment }) => environment === bank.environment);
  const [name, setName] = useState(bank.plan);
  const plan = plans.find((one) => one.name === name);
  return (
    <AgreementDialog
      {...open}
      of="plan"
      title="Another plan"
      consequence="The new plan's quotas hold at once; what was agreed beyond or below the old one is forgotten. A sandbox bank that comes with it is onboarded."
      verb="Change it"
      body={{ plan: name }}
      options={{ '--plan': name }}
      complete={name !== bank.plan}
      send={(params, reason) => api.POST('/v1/tenants/{tenantId}/plan', { params, body: { plan: name, reason } })}
    >
      <NativeSelect
        label="Plan"
        data={plans.map((one) => one.name)}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(plans.find((one) => one.name === value)?.name ?? bank.plan)}
      />
      {plan === undefined ? null : <Text size="sm">It includes {includedText(plan)}</Text>}
    </AgreementDialog>
  );
}
