/** The way in: an operator's token is exchanged for a session, and is kept nowhere. */
import { Button, Container, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { ProblemNote } from '../actions/problem-note.tsx';
import { api, newIdempotencyKey } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';

const route = getRouteApi('/sign-in');

export function SignInPage(): ReactElement {
  useDocumentTitle('Sign in · Munim');
  const { next } = route.useSearch();
  const router = useRouter();
  const [token, setToken] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const signIn = async (): Promise<void> => {
    setBusy(true);
    const problem = await exchange(token.trim());
    setBusy(false);
    setError(problem);
    if (problem !== null) return;
    queryClient.clear();
    router.history.replace(next === undefined ? '/console' : `/console${next}`);
  };
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    void signIn();
  };
  return (
    <Container size={460} py="xl" component="main">
      <Title order={1} size="h2" mb="md">
        Munim console
      </Title>
      <Paper withBorder p="lg">
        <form onSubmit={submit}>
          <Stack>
            <PasswordInput
              label="Operator token"
              description="The installation's first one is in its state folder: secrets/local/operator-token."
              autoComplete="current-password"
              required
              value={token}
              onChange={(event) => setToken(event.currentTarget.value)}
            />
            <ProblemNote error={error} />
            <Button type="submit" loading={busy} disabled={token.trim() === ''}>
              Sign in
            </Button>
            <Text size="sm">
              The session ends after 30 minutes without use, and after 12 hours. The token is kept nowhere.
            </Text>
          </Stack>
        </form>
      </Paper>
    </Container>
  );
}

/** The problem, or null. A header carries visible ASCII only: anything else is no token. */
async function exchange(token: string): Promise<unknown> {
  try {
    const headers = { authorization: `Bearer ${/^[\x21-\x7e]+$/.test(token) ? token : 'malformed'}` };
    const { error } = await api.POST('/v1/sessions', {
      params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
      headers,
    });
    return error ?? null;
  } catch (error) {
    return error;
  }
}
