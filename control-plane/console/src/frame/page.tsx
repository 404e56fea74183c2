/** What every page has: one heading that is the tab's title too, and its answers loading, failed or here. */
import { Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { ProblemNote } from '../actions/problem-note.tsx';

interface PageProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, aside, children }: PageProps) {
  useDocumentTitle(`${title} · Munim`);
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Title order={1} size="h2">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Stack>
  );
}

interface Answer<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** What is known stays readable while it cannot be refreshed. */
export function Answered<Data>({ of, children }: { of: Answer<Data>; children: (data: Data) => ReactNode }) {
  return (
    <>
      <ProblemNote error={of.error} onRetry={() => void of.refetch()} />
      {of.data === undefined ? of.error ? null : <Loading /> : children(of.data)}
    </>
  );
}

const Loading = () => (
  <Group component="output">
    <Loader size="sm" aria-hidden />
    <Text>Loading…</Text>
  </Group>
);
