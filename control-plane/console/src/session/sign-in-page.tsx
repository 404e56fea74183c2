/** The way in: by the identity provider where there is one, else with a token, which is exchanged for a session and kept nowhere. */
import { Alert, Button, Container, Divider, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { ProblemNote } from '../actions/problem-note.tsx';
import { queryClient } from '../api/query-client.ts';
import { exchange } from './exchange.ts';
import { useSignInOptions } from './sign-in-options.ts';

const route = getRouteApi('/sign-in');

export function SignInPage(): ReactElement {
  useDocumentTitle('Sign in · Munim');
  const { next, why } = route.useSearch();
  const router = useRouter();
  const [token, setToken] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { identityProvider } = useSignInOptions();
  const goal = next === undefined ? '/console' : `/console${next}`;
  const signIn = async (): Promise<void> => {
    setBusy(true);
    const problem = await exchange(token.trim());
    setBusy(false);
    setError(problem);
    if (problem !== null) return;
    queryClient.clear();
    router.history.replace(goal);
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
      {why === 'idle' ? (
        <Alert color="yellow" variant="outline" mb="md" title="You were signed out">
          Nobody used the page for a while. You go on where you were.
        </Alert>
      ) : null}
      <Paper withBorder p="lg">
        {identityProvider ? (
          <>
            <Button component="a" fullWidth href={`/v1/sign-in?to=${encodeURIComponent(goal)}`}>
              Sign in with your identity provider
            </Button>
            <Divider my="lg" label="or with a token" labelPosition="center" />
          </>
        ) : null}
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
            <Button
              type="submit"
              variant={identityProvider ? 'default' : 'filled'}
              loading={busy}
              disabled={token.trim() === ''}
            >
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
