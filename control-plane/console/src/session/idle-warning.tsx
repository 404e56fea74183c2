/** Says that the sign-in is about to end because nobody uses it, keeps it at a press, and leaves nothing on the screen after it. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { attempt } from '../actions/attempt.ts';
import { ProblemNote } from '../actions/problem-note.tsx';
import { api, query } from '../api/client.ts';
import { signedOut } from '../api/query-client.ts';
import { endsIn } from './idle-end.ts';
import { lastUse } from './last-use.ts';

const lookMs = 1_000;

export function IdleWarning() {
  const session = query.useQuery('get', '/v1/sessions/current', {}, { staleTime: Number.POSITIVE_INFINITY }).data;
  const idleSeconds = session?.idleSeconds;
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    if (idleSeconds === undefined) return undefined;
    const look = (): void => {
      const now = endsIn(Date.now(), lastUse(), idleSeconds);
      setLeft(now);
      if (now === 0) signedOut('idle');
    };
    const timer = setInterval(look, lookMs);
    // A computer that slept has no timers: it looks when it is looked at.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [idleSeconds]);
  return left === undefined || left === 0 ? null : <Warning left={left} onKept={() => setLeft(undefined)} />;
}

function Warning({ left, onKept }: { left: number; onKept: () => void }) {
  const [error, setError] = useState<unknown>(undefined);
  const keep = async (): Promise<void> => {
    const problem = await attempt(async () => (await api.GET('/v1/sessions/current')).error);
    setError(problem);
    if (problem === undefined) onKept();
  };
  return (
    <Modal.Root opened onClose={() => void keep()}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Modal.Title mb="md">You are about to be signed out</Modal.Title>
          <Stack>
            <Text>Nobody has used this page for a while. Your sign-in ends in {left} seconds.</Text>
            <ProblemNote error={error} />
            <Group justify="flex-end">
              <Button data-autofocus onClick={() => void keep()}>
                Stay signed in
              </Button>
            </Group>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
