/** Around every page of a signed-in operator: the ways to the others, the search, the colours, the way out. */
import {
  AppShell,
  Badge,
  Box,
  Burger,
  Button,
  Group,
  Kbd,
  Text,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { useDisclosure, useOs } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { spotlight } from '@mantine/spotlight';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { attempt } from '../actions/attempt.ts';
import { api, newIdempotencyKey } from '../api/client.ts';
import { explain, isSignedOut } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import { sorted, usePending } from '../approvals/waiting.ts';
import { useCurrentOperator } from '../session/current-operator.ts';
import { IdleWarning } from '../session/idle-warning.tsx';
import { Search } from './search.tsx';

const pages = [
  { to: '/', label: 'Fleet' },
  { to: '/banks', label: 'Banks' },
  { to: '/cells', label: 'Cells' },
  { to: '/runs', label: 'Runs' },
  { to: '/upgrades', label: 'Upgrades' },
  { to: '/approvals', label: 'Approvals' },
  { to: '/support', label: 'Support' },
  { to: '/operators', label: 'Operators' },
  { to: '/audit', label: 'Audit' },
  { to: '/signing-keys', label: 'Signing keys' },
  { to: '/settings', label: 'Settings' },
] as const;

export function Shell(): ReactElement {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 180, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
    >
      <AppShell.Header>
        <a className="skip-link" href="#content">
          Skip to the content
        </a>
        <Header opened={opened} toggle={toggle} />
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Pages">
        {pages.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            className="nav-link"
            activeOptions={{ exact: to === '/' }}
            activeProps={{ 'aria-current': 'page' }}
            onClick={close}
          >
            {label}
            {to === '/approvals' ? <WaitingCount /> : null}
          </Link>
        ))}
        <a className="nav-link" href="/docs">
          API reference
        </a>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <Search />
      <IdleWarning />
    </AppShell>
  );
}

function WaitingCount() {
  const me = useCurrentOperator();
  const { forMe } = sorted(me, usePending().data?.data ?? []);
  if (forMe.length === 0) return null;
  return (
    <Badge circle color="red.9" variant="filled">
      {forMe.length}
      <VisuallyHidden>waiting for you</VisuallyHidden>
    </Badge>
  );
}

function Header({ opened, toggle }: { opened: boolean; toggle: () => void }) {
  const me = useCurrentOperator();
  const os = useOs();
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group wrap="nowrap">
        <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Show the pages" />
        <Text fw={700}>Munim</Text>
      </Group>
      <Group wrap="nowrap" gap="xs">
        <Button variant="default" size="xs" onClick={spotlight.open}>
          Search&nbsp;<Kbd size="xs">{os === 'macos' ? '⌘ K' : 'Ctrl K'}</Kbd>
        </Button>
        <ColourButton />
        <Box visibleFrom="sm">
          <Text size="sm">{me === undefined ? '' : `${me.name}, ${me.role}`}</Text>
        </Box>
        <SignOutButton />
      </Group>
    </Group>
  );
}

function ColourButton() {
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <Button variant="default" size="xs" visibleFrom="sm" onClick={toggleColorScheme}>
      Dark or light
    </Button>
  );
}

function SignOutButton() {
  const router = useRouter();
  const signOut = async (): Promise<void> => {
    const header = { 'Idempotency-Key': newIdempotencyKey() };
    const problem = await attempt(
      async () => (await api.POST('/v1/sessions/current/revoke', { params: { header } })).error,
    );
    // Its cookie is out of reach of any script: who was not heard is still signed in, and has to know.
    if (problem !== undefined && !isSignedOut(problem)) {
      notifications.show({
        title: 'You are still signed in',
        message: explain(problem).detail,
        color: 'red',
        autoClose: false,
      });
      return;
    }
    queryClient.clear();
    await router.navigate({ to: '/sign-in', search: {} });
  };
  return (
    <Button variant="default" size="xs" onClick={() => void signOut()}>
      Sign out
    </Button>
  );
}
