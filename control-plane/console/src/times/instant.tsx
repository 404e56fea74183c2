/** A point in time as operators in several countries read it: UTC, the reader's own or both, the other one as its title. */
import { Text } from '@mantine/core';
import { useShownTime } from './shown-time.ts';
import { localText, utcText } from './text.ts';

export function Instant({ at, otherwise = '–' }: { at: string | null; otherwise?: string }) {
  const [shown] = useShownTime();
  if (at === null) return <Text span>{otherwise}</Text>;
  const utc = utcText(at);
  const local = `${localText(at)} (your time)`;
  const first = shown === 'local' ? localText(at) : utc;
  return (
    <time dateTime={at} title={shown === 'local' ? utc : local}>
      <span className="one-line">{first}</span>
      {shown === 'both' ? (
        <>
          , <span className="one-line">{local}</span>
        </>
      ) : null}
    </time>
  );
}
