/** What is one's own: until when one is signed in, what one's role allows, and how the console looks. */
import { Radio, Group, Stack, Text, Title, useMantineColorScheme } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { munim } from '../actions/commands.ts';
import { SameAs } from '../actions/same-as.tsx';
import { query } from '../api/client.ts';
import { Answered, Page } from '../frame/page.tsx';
import { useCurrentOperator } from '../session/current-operator.ts';
import { DataTable } from '../table/data-table.tsx';
import { isShownTime, type ShownTime, useShownTime } from '../times/shown-time.ts';
import { Instant } from '../times/instant.tsx';

const schemes = [
  { value: 'auto', label: 'as the system' },
  { value: 'light', label: 'light' },
  { value: 'dark', label: 'dark' },
] as const;

const times: readonly { value: ShownTime; label: string }[] = [
  { value: 'utc', label: 'UTC, yours on hover' },
  { value: 'local', label: 'yours, UTC on hover' },
  { value: 'both', label: 'both' },
];

export function SettingsPage(): ReactElement {
  return (
    <Page title="Settings">
      <Appearance />
      <Session />
      <Allowed />
    </Page>
  );
}

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [shownTime, setShownTime] = useShownTime();
  return (
    <Part title="Appearance">
      <Radio.Group
        label="Colours"
        value={colorScheme}
        onChange={(value) => setColorScheme(schemes.find((one) => one.value === value)?.value ?? 'auto')}
      >
        <Choices of={schemes} />
      </Radio.Group>
      <Radio.Group
        label="Times"
        description="Files are always in UTC."
        value={shownTime}
        onChange={(value) => {
          if (isShownTime(value)) setShownTime(value);
        }}
      >
        <Choices of={times} />
      </Radio.Group>
      <Text size="sm">Kept in this browser.</Text>
    </Part>
  );
}

const Choices = ({ of }: { of: readonly { value: string; label: string }[] }) => (
  <Group mt="xs">
    {of.map(({ value, label }) => (
      <Radio key={value} value={value} label={label} />
    ))}
  </Group>
);

const secondsInMinute = 60;

function Session() {
  const session = query.useQuery('get', '/v1/sessions/current');
  const me = useCurrentOperator();
  return (
    <Part title="Your sign-in">
      <Answered of={session}>
        {({ operator, createdAt, expiresAt, idleSeconds }) => (
          <Text size="sm">
            {me === undefined ? operator : `${me.name}, ${me.role}`}, signed in at <Instant at={createdAt} />. It ends
            after {idleSeconds / secondsInMinute} minutes without use, at the latest at <Instant at={expiresAt} />, and
            with the token that it was made from.
          </Text>
        )}
      </Answered>
      <Text size="sm">Only a browser has one: what the command line and the API take is a token, each time anew.</Text>
    </Part>
  );
}

function Allowed() {
  const operations = useCurrentOperator()?.operations ?? [];
  return (
    <Part title="What your role allows">
      <DataTable
        caption="Operations of your role"
        rows={operations}
        keyOf={(operation) => operation}
        columns={[{ heading: 'Operation', text: (operation) => operation }]}
        empty={<Text>It is not known yet.</Text>}
      />
      <SameAs command={munim('operator whoami', [])} call={{ method: 'GET', path: '/v1/operators/current' }} />
    </Part>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack gap="sm" component="section" aria-label={title}>
    <Title order={2} size="h4">
      {title}
    </Title>
    {children}
  </Stack>
);
