/** How long something took, or has taken so far: whoever waits sees that it is not the page that stands still. */
import { useEffect, useState } from 'react';
import { durationText } from './text.ts';

const tickMs = 1_000;

interface TookProps {
  readonly from: string | null;
  readonly to: string | null;
}

export const Took = ({ from, to }: TookProps) =>
  from !== null && to === null ? <SoFar from={from} /> : durationText(from, to);

function SoFar({ from }: { from: string }) {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  // A clock of the control plane that is ahead of the browser's has done nothing in less than no time.
  return `${durationText(from, new Date(Math.max(nowMs, Date.parse(from))).toISOString())} so far`;
}
