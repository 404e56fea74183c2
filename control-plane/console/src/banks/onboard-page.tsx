/** Brings a new bank up: its name, perhaps its id, and what it is to do; then to its page, where its steps run. */
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { munim, option } from '../actions/commands.ts';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { newIdempotencyKey, query, type Tenant } from '../api/client.ts';
import { Page } from '../frame/page.tsx';

const contexts: readonly Tenant['contexts'][number][] = ['customers', 'accounts', 'transfers'];
const nameCharsMax = 120;

export function OnboardPage(): ReactElement {
  const router = useRouter();
  const [name, setName] = useState('');
  const [id, setId] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(contexts);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const onboard = query.useMutation('post', '/v1/tenants', {
    onSuccess: ({ tenant }) => router.navigate({ to: '/banks/$tenantId', params: { tenantId: tenant.id }, search: {} }),
    // Another attempt may be another bank.
    onError: () => setIdempotencyKey(newIdempotencyKey()),
  });
  const body = {
    name: name.trim(),
    ...(id.trim() === '' ? {} : { id: id.trim() }),
    contexts: contexts.filter((one) => chosen.includes(one)),
  };
  const ready = body.name !== '' && body.contexts.length > 0;
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (ready) onboard.mutate({ params: { header: { 'Idempotency-Key': idempotencyKey } }, body });
  };
  const command = munim('bank', 'onboard', '--name', body.name || 'NAME', ...option('--id', body.id));
  // The command line switches everything on.
  const asCommand = body.contexts.length === contexts.length ? { command } : {};
  return (
    <Page title="Onboard a bank">
      <form onSubmit={submit}>
        <Stack maw={520}>
          <TextInput
            label="Name"
            description="What people call it."
            required
            maxLength={nameCharsMax}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="Id"
            description="3 to 40 lower-case letters, digits and single dashes. Chosen from the name when left out; never used again."
            autoComplete="off"
            value={id}
            onChange={(event) => setId(event.currentTarget.value)}
          />
          <Checkbox.Group label="What it is to do" value={[...chosen]} onChange={setChosen}>
            <Group mt="xs">
              {contexts.map((context) => (
                <Checkbox key={context} value={context} label={context} />
              ))}
            </Group>
          </Checkbox.Group>
          <ProblemNote error={onboard.error} />
          <Group>
            <Button type="submit" disabled={!ready} loading={onboard.isPending}>
              Onboard
            </Button>
          </Group>
          <SameAs {...asCommand} call={{ method: 'POST', path: '/v1/tenants', body }} />
        </Stack>
      </form>
    </Page>
  );
}
