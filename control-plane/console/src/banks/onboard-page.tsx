/** Brings a new bank up: what is said about it, perhaps what would be made for it; then to its page, where its steps run. */
import { Group, Stack } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { DeedButton } from '../actions/deed-button.tsx';
import { useIdempotencyKey } from '../actions/idempotency-key.ts';
import { ProblemNote } from '../actions/problem-note.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { usePlans } from '../agreement/plans.ts';
import { newIdempotencyKey, query } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { PreviewNote } from './preview-note.tsx';
import { bodyOf, commandOf, nothingSaid, WantedBankFields } from './wanted-bank.tsx';

export function OnboardPage(): ReactElement {
  const router = useRouter();
  const [bank, setBank] = useState(nothingSaid);
  const [previewId, setPreviewId] = useState<string>();
  const [idempotencyKey, renewAfter] = useIdempotencyKey();
  const onboard = query.useMutation('post', '/v1/tenants', {
    onSuccess: ({ tenant }) => router.navigate({ to: '/banks/$tenantId', params: { tenantId: tenant.id }, search: {} }),
    onSettled: (_onboarded, error) => renewAfter(error),
  });
  const preview = query.useMutation('post', '/v1/tenants/preview', { onSuccess: (asked) => setPreviewId(asked.id) });
  const plans = usePlans();
  const body = bodyOf(
    bank,
    plans.find(({ name }) => name === bank.plan),
  );
  const ready =
    body.name !== '' &&
    body.country.length === 2 &&
    body.contexts.length > 0 &&
    body.contacts.every(({ name, email }) => name !== '' && email !== '');
  const look = (): void => preview.mutate({ params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body });
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (ready) onboard.mutate({ params: { header: { 'Idempotency-Key': idempotencyKey } }, body });
  };
  return (
    <Page title="Onboard a bank">
      <form onSubmit={submit}>
        <Stack maw={640}>
          <WantedBankFields bank={bank} plans={plans} onChange={setBank} />
          <ProblemNote error={onboard.error ?? preview.error} />
          <Group>
            <DeedButton
              operation="createTenant"
              type="submit"
              variant="filled"
              incomplete={!ready}
              loading={onboard.isPending}
            >
              Onboard
            </DeedButton>
            <DeedButton operation="previewTenant" incomplete={!ready} loading={preview.isPending} onClick={look}>
              Preview
            </DeedButton>
          </Group>
          {previewId === undefined ? null : <PreviewNote previewId={previewId} />}
          <SameAs command={commandOf(body)} call={{ method: 'POST', path: '/v1/tenants', body }} />
          <SameAs
            what="The preview"
            command={commandOf(body, true)}
            call={{ method: 'POST', path: '/v1/tenants/preview', body }}
          />
        </Stack>
      </form>
    </Page>
  );
}
