/** Forward and back through the pages of a list; the browser's own history is the way back. */
import { Button, Group } from '@mantine/core';

interface PagerProps {
  readonly first: boolean;
  readonly nextCursor: string | null;
  /** Undefined: to the first page. */
  readonly onMove: (cursor: string | undefined) => void;
}

export function Pager({ first, nextCursor, onMove }: PagerProps) {
  if (first && nextCursor === null) return null;
  return (
    <Group mt="md">
      <Button variant="default" disabled={first} onClick={() => onMove(undefined)}>
        First page
      </Button>
      <Button variant="default" disabled={nextCursor === null} onClick={() => onMove(nextCursor ?? undefined)}>
        Next page
      </Button>
    </Group>
  );
}
