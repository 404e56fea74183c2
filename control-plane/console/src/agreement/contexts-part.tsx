/** What a bank is switched on for, and what switching would make: it is seen before it is done. */
import { Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { type Context, newIdempotencyKey, query, type Tenant } from '../api/client.ts';
import { PreviewNote } from '../banks/preview-note.tsx';
import { usePlans } from './plans.ts';

interface ContextsPartProps {
  readonly bank: Tenant;
  /** Why nobody can do it now. */
  readonly unless: string | undefined;
  readonly onSwitch: (contexts: readonly Context[]) => void;
}

interface Seen {
  readonly previewId: string;
  /** Which choice it is about. */
  readonly of: string;
}

export function ContextsPart({ bank, unless, onSwitch }: ContextsPartProps) {
  const tenantId = bank.id;
  const plan = usePlans().find(({ name }) => name === bank.plan);
  const offered = plan?.contexts ?? bank.contexts;
  const [chosen, setChosen] = useState<readonly string[]>();
  const [seen, setSeen] = useState<Seen>();
  const contexts = offered.filter((one) => (chosen ?? bank.contexts).includes(one));
  const now = contexts.join(',');
  const differs = now !== offered.filter((one) => bank.contexts.includes(one)).join(',');
  const preview = query.useMutation('post', '/v1/tenants/{tenantId}/contexts/preview', {
    onSuccess: ({ id }) => setSeen({ previewId: id, of: now }),
  });
  const look = (): void =>
    preview.mutate({
      params: { path: { tenantId }, header: { 'Idempotency-Key': newIdempotencyKey() } },
      body: { contexts },
    });
  return (
    <Stack gap="sm" component="section" aria-label="Contexts">
      <Title order={2} size="h4">
        Contexts
      </Title>
      <Checkbox.Group label="Switched on" value={[...contexts]} onChange={setChosen}>
        <Group mt="xs">
          {offered.map((context) => (
            <Checkbox key={context} value={context} label={context} />
          ))}
        </Group>
      </Checkbox.Group>
      {bank.keptContexts.length === 0 ? null : (
        <Text size="sm">Switched off, with its data kept: {bank.keptContexts.join(', ')}.</Text>
      )}
      <ProblemNote error={preview.error} />
      <Group>
        <DeedButton
          operation="previewTenantContexts"
          incomplete={!differs || contexts.length === 0}
          loading={preview.isPending}
          onClick={look}
        >
          Preview
        </DeedButton>
        <DeedButton
          operation="changeTenantContexts"
          unless={unless}
          incomplete={!differs || seen?.of !== now}
          onClick={() => onSwitch(contexts)}
        >
          Switch contexts
        </DeedButton>
        {differs && seen?.of !== now ? <Text size="sm">See first what it would make.</Text> : null}
      </Group>
      {seen?.of === now && differs ? <PreviewNote previewId={seen.previewId} /> : null}
      <SameAs
        command={munim('bank change', [tenantId], { '--contexts': now, '--preview': true })}
        call={{ method: 'POST', path: `/v1/tenants/${tenantId}/contexts/preview`, body: { contexts } }}
      />
    </Stack>
  );
}
