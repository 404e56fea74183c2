/** A point in time as operators in several countries read it: UTC, with the reader's own time as its title. */
import { Text } from '@mantine/core';
import { localText, utcText } from './text.ts';

export function Instant({ at, otherwise = '–' }: { at: string | null; otherwise?: string }) {
  if (at === null) return <Text span>{otherwise}</Text>;
  return (
    <time dateTime={at} title={`${localText(at)} (your time)`}>
      {utcText(at)}
    </time>
  );
}
