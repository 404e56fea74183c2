/** Times and durations as text. */

/** `2026-03-01 12:00:05 UTC` */
export const utcText = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;

export const localText = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' });

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Empty while either end is missing. */
export function durationText(startedAt: string | null, endedAt: string | null): string {
  if (startedAt === null || endedAt === null) return '';
  const ms = Date.parse(endedAt) - Date.parse(startedAt);
  if (ms < minute) return `${(ms / second).toFixed(1)} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} min ${Math.round((ms % minute) / second)} s`;
  return `${Math.floor(ms / hour)} h ${Math.round((ms % hour) / minute)} min`;
}

/** `30 days`; of what is set in seconds. */
export function secondsText(seconds: number): string {
  const units = [
    { unit: 'day', size: 86_400 },
    { unit: 'hour', size: 3_600 },
    { unit: 'minute', size: 60 },
  ];
  const { unit, size } = units.find((one) => seconds >= one.size && seconds % one.size === 0) ?? {
    unit: 'second',
    size: 1,
  };
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
