/** What every page has: one heading that is the tab's title too, how old it is, and its answers loading, failed or here. */
import { Box, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNote } from '../actions/problem-note.tsx';
import { Instant } from '../times/instant.tsx';

interface PageProps {
  readonly title: string;
  readonly aside?: ReactNode;
  /** What the page is about, where that is asked for: it says how old it is. */
  readonly of?: Pick<Answer<unknown>, 'dataUpdatedAt'>;
  readonly children: ReactNode;
}

export function Page({ title, aside, of, children }: PageProps) {
  useDocumentTitle(`${title} · Munim`);
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Box miw={0}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {of === undefined || of.dataUpdatedAt === 0 ? null : <AsOf ms={of.dataUpdatedAt} />}
        </Box>
        {aside}
      </Group>
      {children}
    </Stack>
  );
}

/** A page that looks fresh and is not misleads: it is not asked for again while nobody is there. */
function AsOf({ ms }: { ms: number }) {
  const known = useQueryClient();
  return (
    <Group gap="xs">
      <Text size="xs">
        As of <Instant at={new Date(ms).toISOString()} />
      </Text>
      <Button size="compact-xs" variant="default" onClick={() => void known.invalidateQueries()}>
        Refresh
      </Button>
    </Group>
  );
}

interface Answer<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly dataUpdatedAt: number;
  readonly refetch: () => unknown;
}

/** What is known stays readable while it cannot be refreshed. */
export function Answered<Data>({
  of,
  children,
}: {
  of: Omit<Answer<Data>, 'dataUpdatedAt'>;
  children: (data: Data) => ReactNode;
}) {
  return (
    <>
      <ProblemNote error={of.error} onRetry={() => void of.refetch()} />
      {of.data === undefined ? of.error ? null : <Loading /> : children(of.data)}
    </>
  );
}

export const Loading = ({ says = 'Loading…' }: { says?: string }) => (
  <Group component="output">
    <Loader size="sm" aria-hidden />
    <Text>{says}</Text>
  </Group>
);
