/** Ctrl K or ⌘K: any page, bank, cell, operator, key and grant by a few letters, and whatever else by its id. */
import { Modal, VisuallyHidden } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '../api/client.ts';
import { named, partsOf, type Place, placesFor } from './places.ts';

const banksShown = 8;
/** Those of many, the newest. */
const grantsShown = 5;
/** Of cells, operators and keys an installation has a handful each; of grants the newest are looked through. */
const othersMax = 200;
const othersStaleMs = 60_000;
/** Between two letters of somebody who types. */
const typingMs = 150;

export function Search() {
  const router = useRouter();
  const [text, setText] = useState('');
  const typed = text.trim();
  const [settled] = useDebouncedValue(typed, typingMs);
  const found = [...useFound(settled), ...placesFor(typed)];
  return (
    <Spotlight.Root query={text} onQueryChange={setText} shortcut="mod + K" tagsToIgnore={[]}>
      <VisuallyHidden>
        <Modal.Title>Search</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search
        placeholder="A page, a bank, a cell, an operator, a key, or an id"
        aria-label="Search pages and banks"
      />
      <Spotlight.ActionsList>
        {found.map(({ label, description, to }) => (
          <Spotlight.Action
            key={`${to} ${label}`}
            label={label}
            {...(description === undefined ? {} : { description })}
            onClick={() => router.history.push(`/console${to}`)}
          />
        ))}
        {found.length === 0 ? <Spotlight.Empty>Nothing is called so, and no id looks so</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** What the API knows by these letters. */
function useFound(settled: string): readonly Place[] {
  const asked = { enabled: settled !== '' };
  const others = { ...asked, staleTime: othersStaleMs };
  const limited = { params: { query: { limit: othersMax } } };
  const banks = query.useQuery(
    'get',
    '/v1/tenants',
    { params: { query: { limit: banksShown, search: settled } } },
    asked,
  ).data?.data;
  const cells = query.useQuery('get', '/v1/cells', limited, others).data?.data ?? [];
  const operators = query.useQuery('get', '/v1/operators', limited, others).data?.data ?? [];
  const keys = query.useQuery('get', '/v1/signing-keys', limited, others).data?.data ?? [];
  const grants = query.useQuery('get', '/v1/support-grants', limited, others).data?.data ?? [];
  if (settled === '') return [];
  const [only, ...more] = banks ?? [];
  return [
    ...(banks ?? []).map(({ id, name, state }) => ({
      label: name,
      description: `${id}, ${state}`,
      to: `/banks/${id}`,
    })),
    ...(only !== undefined && more.length === 0 ? partsOf(only) : []),
    ...named(cells, settled).map(({ name, state }) => ({
      label: `Cell ${name}`,
      description: state,
      to: `/cells/${name}`,
    })),
    ...named(operators, settled).map(({ id, name, role }) => ({
      label: name,
      description: `${role}: what they did`,
      to: `/audit?actor=operator:${id}`,
    })),
    ...named(
      keys.map(({ kid, state }) => ({ name: kid, state })),
      settled,
    ).map(({ name, state }) => ({ label: `Signing key ${name}`, description: state, to: '/signing-keys' })),
    ...named(
      grants.map(({ id, tenantId, reason, state }) => ({ id, name: `${tenantId}: ${reason}`, state })),
      settled,
    )
      .slice(0, grantsShown)
      .map(({ id, name, state }) => ({ label: `Look into ${name}`, description: `${id}, ${state}`, to: '/support' })),
  ];
}
