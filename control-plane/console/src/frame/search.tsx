/** Ctrl K or ⌘K: any page and any bank by a few letters. */
import { Modal, VisuallyHidden } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '../api/client.ts';

const banksShown = 8;
/** Between two letters of somebody who types. */
const typingMs = 150;

export function Search() {
  const router = useRouter();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), typingMs);
  const banks = query.useQuery(
    'get',
    '/v1/tenants',
    { params: { query: { limit: banksShown, search: settled } } },
    { enabled: settled !== '' },
  );
  const places = [
    { label: 'Fleet', go: () => router.navigate({ to: '/' }) },
    { label: 'Banks', go: () => router.navigate({ to: '/banks', search: {} }) },
    { label: 'Onboard a bank', go: () => router.navigate({ to: '/banks/new' }) },
    { label: 'Cells', go: () => router.navigate({ to: '/cells', search: {} }) },
    { label: 'Register a cell', go: () => router.navigate({ to: '/cells/new' }) },
    { label: 'Runs', go: () => router.navigate({ to: '/runs', search: {} }) },
    { label: 'Approvals', go: () => router.navigate({ to: '/approvals', search: {} }) },
    { label: 'Support', go: () => router.navigate({ to: '/support', search: {} }) },
    { label: 'Operators', go: () => router.navigate({ to: '/operators', search: {} }) },
    { label: 'Audit', go: () => router.navigate({ to: '/audit', search: {} }) },
    { label: 'Signing keys', go: () => router.navigate({ to: '/signing-keys', search: {} }) },
    { label: 'Settings', go: () => router.navigate({ to: '/settings' }) },
  ].filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const found = settled === '' ? [] : (banks.data?.data ?? []);
  return (
    <Spotlight.Root query={text} onQueryChange={setText} shortcut={['mod + K', 'mod + P']}>
      <VisuallyHidden>
        <Modal.Title>Search</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search placeholder="A page, or a bank's name or id" aria-label="Search pages and banks" />
      <Spotlight.ActionsList>
        {found.map(({ id, name, state }) => (
          <Spotlight.Action
            key={id}
            label={name}
            description={`${id}, ${state}`}
            onClick={() => void router.navigate({ to: '/banks/$tenantId', params: { tenantId: id }, search: {} })}
          />
        ))}
        {places.map(({ label, go }) => (
          <Spotlight.Action key={label} label={label} onClick={() => void go()} />
        ))}
        {found.length + places.length === 0 ? (
          <Spotlight.Empty>No page and no bank is called so</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
