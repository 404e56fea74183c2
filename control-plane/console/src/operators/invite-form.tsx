/** Asks for a new operator: who it is, and no more than that person needs. */
import { Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { useIdempotencyKey } from '../actions/idempotency-key.ts';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { type Operator, query } from '../api/client.ts';
import { roleOf, roles } from './roles.ts';

const nobody: { name: string; email: string; role: Operator['role']; reason: string } = {
  name: '',
  email: '',
  role: 'operator',
  reason: '',
};
const texts = [
  { field: 'name', label: 'Name', description: 'As colleagues know them.' },
  { field: 'email', label: 'E-mail', description: 'The address that the identity provider vouches for.' },
  { field: 'reason', label: 'Reason', description: 'Kept in the audit log for as long as that is.' },
] as const;

export function InviteForm() {
  const [person, setPerson] = useState(nobody);
  const [idempotencyKey, renewAfter] = useIdempotencyKey();
  const known = useQueryClient();
  const invite = query.useMutation('post', '/v1/operators', {
    onSuccess: async () => {
      setPerson(nobody);
      await known.invalidateQueries();
    },
    onSettled: (_invited, error) => renewAfter(error),
  });
  const body = { ...person, name: person.name.trim(), email: person.email.trim(), reason: person.reason.trim() };
  const ready = body.name !== '' && body.email !== '' && body.reason !== '';
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (ready) invite.mutate({ params: { header: { 'Idempotency-Key': idempotencyKey } }, body });
  };
  const words = {
    '--name': body.name || 'NAME',
    '--email': body.email || 'ADDRESS',
    '--role': body.role,
    '--reason': body.reason || 'why',
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={640}>
        <Title order={2} size="h4">
          Invite an operator
        </Title>
        {texts.map(({ field, label, description }) => (
          <TextInput
            key={field}
            label={label}
            description={description}
            required
            autoComplete="off"
            value={person[field]}
            onChange={({ currentTarget: { value } }) => setPerson({ ...person, [field]: value })}
          />
        ))}
        <NativeSelect
          label="Role"
          data={[...roles]}
          value={person.role}
          onChange={({ currentTarget: { value } }) => setPerson({ ...person, role: roleOf(value) })}
        />
        <ProblemNote error={invite.error} />
        <Group>
          <DeedButton
            operation="createOperator"
            type="submit"
            variant="filled"
            incomplete={!ready}
            loading={invite.isPending}
          >
            Invite
          </DeedButton>
        </Group>
        <SameAs command={munim('operator invite', [], words)} call={{ method: 'POST', path: '/v1/operators', body }} />
      </Stack>
    </form>
  );
}
