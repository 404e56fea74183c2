/** What was agreed with a bank: its plan and quotas, where its data is, whom to call. */
import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { quotasText } from '../agreement/words.ts';
import type { Tenant } from '../api/client.ts';

export function Agreement({ bank }: { bank: Tenant }) {
  const { plan, environment, country, region, cell, contexts, keptContexts, quotas, contacts } = bank;
  const beside = bank.sandbox ?? bank.sandboxOf;
  return (
    <Stack gap={2} component="section" aria-label="What was agreed">
      <Text size="sm">
        Plan {plan}, {environment}, country {country ?? 'not said'}, region {region}, cell {cell}
        {beside === null ? null : (
          <>
            , {bank.sandbox === null ? 'the sandbox of' : 'with the sandbox'}{' '}
            <Link className="plain-link" to="/banks/$tenantId" params={{ tenantId: beside }} search={{}}>
              {beside}
            </Link>
          </>
        )}
      </Text>
      <Text size="sm">
        Does {contexts.join(', ')}
        {keptContexts.length === 0 ? null : `; switched off, with its data kept: ${keptContexts.join(', ')}`}
      </Text>
      <Text size="sm">At most {quotasText(quotas)}</Text>
      {contacts.map(({ name, email, role }) => (
        <Text key={`${role} ${email}`} size="sm">
          {role}: {name}, {email}
        </Text>
      ))}
    </Stack>
  );
}
