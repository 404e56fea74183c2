/** A client that was just made or given another secret: what its system needs, for as long as nobody has kept it. */
import { Alert, Button, Text } from '@mantine/core';
import { Copyable } from '../actions/same-as.tsx';
import type { FreshClient } from './fresh-client.ts';

interface FreshClientNoteProps {
  readonly fresh: FreshClient;
  readonly onKept: () => void;
}

const titles: Readonly<Record<FreshClient['secret']['kind'], (name: string) => string>> = {
  shown: (name) => `The secret of ${name}: shown now and never again`,
  lost: (name) => `The secret of ${name} was made, and lost`,
  none: (name) => `${name} signs with its own key`,
};

export function FreshClientNote({ fresh: { name, clientId, secret }, onKept }: FreshClientNoteProps) {
  return (
    <Alert color="yellow" variant="outline" title={titles[secret.kind](name)}>
      <Copyable label="Client id" text={clientId} />
      {secret.kind === 'shown' ? <Copyable label="Client secret" text={secret.value} /> : null}
      {secret.kind === 'lost' ? (
        <Text size="sm" mt="xs">
          It was made, but its answer was lost on the way, and nobody can show it again. Make another: New secret.
        </Text>
      ) : null}
      <Button mt="sm" variant="default" onClick={onKept}>
        {secret.kind === 'lost' ? 'I have read it' : 'I have kept it'}
      </Button>
    </Alert>
  );
}
