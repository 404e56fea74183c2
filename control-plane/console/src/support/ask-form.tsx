/** Asks a bank for a look into its business data: no more than the case needs, and no longer. */
import { Checkbox, Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton, hurting } from '../actions/deed-button.tsx';
import { useIdempotencyKey } from '../actions/idempotency-key.ts';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { query, type SupportGrant } from '../api/client.ts';
import { BreakGlassDialog } from './break-glass-dialog.tsx';

const scopes: readonly SupportGrant['scopes'][number][] = [
  'customers:read',
  'accounts:read',
  'transfers:read',
  'log:read',
];
const hours = ['1', '2', '4', '8'];
interface Wish {
  readonly tenantId: string;
  readonly reason: string;
  readonly hours: string;
  readonly chosen: readonly string[];
}
const nothing: Wish = { tenantId: '', reason: '', hours: '1', chosen: [] };

export function AskForm() {
  const [wish, setWish] = useState(nothing);
  const [breaking, setBreaking] = useState(false);
  const [idempotencyKey, renewAfter] = useIdempotencyKey();
  const known = useQueryClient();
  const ask = query.useMutation('post', '/v1/tenants/{tenantId}/support-grants', {
    onSuccess: async () => {
      setWish(nothing);
      await known.invalidateQueries();
    },
    onSettled: (_asked, error) => renewAfter(error),
  });
  const tenantId = wish.tenantId.trim();
  const read = scopes.filter((scope) => wish.chosen.includes(scope));
  const body = { reason: wish.reason.trim(), scopes: read, hours: Number(wish.hours) };
  const named = tenantId !== '' && read.length > 0;
  const ready = named && body.reason !== '';
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (ready) ask.mutate({ params: { path: { tenantId }, header: { 'Idempotency-Key': idempotencyKey } }, body });
  };
  const words = { '--reason': body.reason || 'why', '--hours': wish.hours, '--scope': read };
  return (
    <>
      <form onSubmit={submit}>
        <Stack maw={640}>
          <Title order={2} size="h4">
            Ask a bank
          </Title>
          <WishFields wish={wish} onWish={setWish} />
          <ProblemNote error={ask.error} />
          <Group>
            <DeedButton
              operation="askForSupport"
              type="submit"
              variant="filled"
              incomplete={!ready}
              loading={ask.isPending}
            >
              Ask the bank
            </DeedButton>
            <DeedButton operation="openBreakGlass" {...hurting} incomplete={!named} onClick={() => setBreaking(true)}>
              Break the glass
            </DeedButton>
          </Group>
          <SameAs
            command={munim('support ask', [tenantId || 'BANK'], words)}
            call={{ method: 'POST', path: `/v1/tenants/${tenantId || 'BANK'}/support-grants`, body }}
          />
        </Stack>
      </form>
      {breaking ? <BreakGlassDialog tenantId={tenantId} scopes={read} onClose={() => setBreaking(false)} /> : null}
    </>
  );
}

const WishFields = ({ wish, onWish }: { wish: Wish; onWish: (wish: Wish) => void }) => (
  <>
    <TextInput
      label="Bank"
      description="Its id."
      required
      autoComplete="off"
      value={wish.tenantId}
      onChange={({ currentTarget: { value } }) => onWish({ ...wish, tenantId: value })}
    />
    <TextInput
      label="Why"
      description="The bank reads it, and decides by it."
      required
      autoComplete="off"
      value={wish.reason}
      onChange={({ currentTarget: { value } }) => onWish({ ...wish, reason: value })}
    />
    <Checkbox.Group label="What to read" value={[...wish.chosen]} onChange={(chosen) => onWish({ ...wish, chosen })}>
      <Group mt="xs">
        {scopes.map((scope) => (
          <Checkbox key={scope} value={scope} label={scope} />
        ))}
      </Group>
    </Checkbox.Group>
    <NativeSelect
      label="Hours"
      description="From the approval on."
      data={hours}
      value={wish.hours}
      onChange={({ currentTarget: { value } }) => onWish({ ...wish, hours: value })}
    />
  </>
);
