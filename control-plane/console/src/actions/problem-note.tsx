/** A failure, said where it happened: what it was, what to do, and the id under which the logs have it. */
import { Alert, Button, Text } from '@mantine/core';
import { explain } from '../api/problem.ts';

interface ProblemNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly retryLabel?: string;
}

export function ProblemNote({ error, onRetry, retryLabel = 'Try again' }: ProblemNoteProps) {
  if (error === null || error === undefined) return null;
  const { title, detail, requestId } = explain(error);
  return (
    <Alert color="red" variant="outline" title={title} role="alert">
      <Text size="sm">{detail}</Text>
      {requestId === undefined ? null : (
        <Text size="xs" mt={4}>
          Request {requestId}
        </Text>
      )}
      {onRetry === undefined ? null : (
        <Button size="compact-sm" variant="default" mt="xs" onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </Alert>
  );
}
