/** Whose time the console shows: UTC, the reader's own, or both. */
import { useLocalStorage } from '@mantine/hooks';

const shownTimes = ['utc', 'local', 'both'] as const;
export type ShownTime = (typeof shownTimes)[number];

export const isShownTime = (value: string): value is ShownTime => shownTimes.some((one) => one === value);

export const useShownTime = () =>
  useLocalStorage<ShownTime>({
    key: 'munim-times',
    defaultValue: 'utc',
    getInitialValueInEffect: false,
    // Whatever somebody else has left there.
    deserialize: (kept) => (kept !== undefined && isShownTime(kept) ? kept : 'utc'),
    serialize: (value) => value,
  });
