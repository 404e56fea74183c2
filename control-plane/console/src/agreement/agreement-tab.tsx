/** What was agreed with a bank, each part with its change: plan, quotas, contexts, contacts, the database's password. */
import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DeedButton } from '../actions/deed-button.tsx';
import type { Contact, Context, Tenant } from '../api/client.ts';
import { LiveRunSteps } from '../runs/run-steps.tsx';
import { type Column, DataTable } from '../table/data-table.tsx';
import { ContactsDialog } from './contacts-dialog.tsx';
import { ContextsDialog } from './contexts-dialog.tsx';
import { ContextsPart } from './contexts-part.tsx';
import { LoginDialog } from './login-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { usePlans } from './plans.ts';
import { amountText, includedText, quotaWords } from './words.ts';
import { QuotasDialog } from './quotas-dialog.tsx';

type Change = 'plan' | 'quotas' | 'contacts' | 'login' | { readonly contexts: readonly Context[] };
/** The bank stays as it was read when the dialog was opened: so does its version. */
interface Open {
  readonly change: Change;
  readonly bank: Tenant;
}

const contactColumns: readonly Column<Contact>[] = [
  { heading: 'About', text: ({ role }) => role },
  { heading: 'Name', text: ({ name }) => name },
  { heading: 'E-mail', text: ({ email }) => email },
];

function whyNot({ state }: Tenant, states: readonly Tenant['state'][]): string | undefined {
  return states.includes(state) ? undefined : `Nothing of this can change while the bank is ${state}.`;
}

export function AgreementTab({ bank }: { bank: Tenant }) {
  const [open, setOpen] = useState<Open>();
  const [runId, setRunId] = useState<string>();
  const begin = (change: Change): void => setOpen({ change, bank });
  const atOnce = whyNot(bank, ['active', 'suspended', 'offboarding']);
  const byRun = whyNot(bank, ['active', 'suspended']);
  return (
    <Stack gap="lg">
      {runId === undefined ? null : <LiveRunSteps runId={runId} />}
      <Part title="Plan">
        <PlanText bank={bank} />
        <Group>
          <DeedButton operation="changeTenantPlan" unless={atOnce} onClick={() => begin('plan')}>
            Change the plan
          </DeedButton>
        </Group>
      </Part>
      <Part title="Quotas">
        <Quotas bank={bank} />
        <Group>
          <DeedButton operation="changeTenantQuotas" unless={atOnce} onClick={() => begin('quotas')}>
            Change quotas
          </DeedButton>
        </Group>
      </Part>
      <ContextsPart bank={bank} unless={byRun} onSwitch={(contexts) => begin({ contexts })} />
      <Part title="Contacts">
        <DataTable
          caption="Contacts"
          rows={bank.contacts}
          keyOf={({ role, email }) => `${role} ${email}`}
          columns={contactColumns}
          empty={<Text>Nobody is named: say whom to call before something happens.</Text>}
        />
        <Group>
          <DeedButton operation="changeTenantContacts" unless={atOnce} onClick={() => begin('contacts')}>
            Change contacts
          </DeedButton>
        </Group>
      </Part>
      <Part title="Database login">
        <Text size="sm">The bank's own login to its schema; its password is known to pods alone.</Text>
        <Group>
          <DeedButton operation="rotateTenantLogin" unless={byRun} onClick={() => begin('login')}>
            Rotate the password
          </DeedButton>
        </Group>
      </Part>
      {open === undefined ? null : (
        <ChangeDialog
          key={open.bank.version}
          open={open}
          onClose={() => setOpen(undefined)}
          onReload={() => setOpen({ ...open, bank })}
          onRun={setRunId}
        />
      )}
    </Stack>
  );
}

interface ChangeDialogProps {
  readonly open: Open;
  readonly onClose: () => void;
  readonly onReload: () => void;
  readonly onRun: (runId: string) => void;
}

function ChangeDialog({ open: { change, bank }, ...rest }: ChangeDialogProps) {
  const dialog = { bank, ...rest };
  switch (change) {
    case 'plan':
      return <PlanDialog {...dialog} />;
    case 'quotas':
      return <QuotasDialog {...dialog} />;
    case 'contacts':
      return <ContactsDialog {...dialog} />;
    case 'login':
      return <LoginDialog {...dialog} />;
    default:
      return <ContextsDialog {...dialog} contexts={change.contexts} />;
  }
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack gap="sm">
    <Title order={2} size="h4">
      {title}
    </Title>
    {children}
  </Stack>
);

function PlanText({ bank }: { bank: Tenant }) {
  const plan = usePlans().find(({ name }) => name === bank.plan);
  return (
    <Text size="sm">
      {bank.plan}
      {plan === undefined ? '' : `: ${includedText(plan)}`}
    </Text>
  );
}

interface AgreedQuota {
  readonly label: string;
  readonly agreed: string;
  readonly given: string;
}

const quotaColumns: readonly Column<AgreedQuota>[] = [
  { heading: 'What', text: ({ label }) => label },
  { heading: 'Agreed', text: ({ agreed }) => agreed },
  { heading: 'The plan gives', text: ({ given }) => given },
];

function Quotas({ bank }: { bank: Tenant }) {
  const plan = usePlans().find(({ name }) => name === bank.plan);
  const rows = quotaWords.map(({ quota, label, unit }) => ({
    label,
    agreed: amountText(bank.quotas[quota] / unit),
    given: plan === undefined ? '' : amountText(plan.quotas[quota] / unit),
  }));
  return <DataTable caption="Quotas" rows={rows} keyOf={({ label }) => label} columns={quotaColumns} empty={null} />;
}
