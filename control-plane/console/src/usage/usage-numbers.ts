/** What of a bank's usage is drawn and said: counts outgrow what JSON's numbers hold exactly, a drawing needs no more. */
import type { Usage } from '../api/client.ts';

type UsageDay = Usage['days'][number];

export interface DrawnDay {
  readonly day: string;
  readonly Commands: number;
  readonly Events: number;
  /** GiB. */
  readonly Database: number;
  readonly Archive: number;
}

const gib = 2 ** 30;
const inGib = (bytes: string): number => Number(bytes) / gib;

export const drawn = (days: readonly UsageDay[]): DrawnDay[] =>
  days.map(({ day, commands, events, databaseBytes, archiveBytes }) => ({
    day,
    Commands: Number(commands),
    Events: Number(events),
    Database: inGib(databaseBytes),
    Archive: inGib(archiveBytes),
  }));

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** `12.3 MiB` */
export function bytesText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const amount = bytes / 1024 ** power;
  return `${power === 0 ? amount : amount.toFixed(1)} ${units[power]}`;
}

export interface Peak {
  readonly day: string;
  readonly amount: number;
  /** Of what was agreed, in percent. */
  readonly percent: number;
}

/** The day with most of it. Undefined without days. */
export function peakOf(
  days: readonly UsageDay[],
  amountOf: (day: UsageDay) => number,
  agreed: number,
): Peak | undefined {
  let peak: Peak | undefined;
  for (const one of days) {
    const amount = amountOf(one);
    if (peak === undefined || amount > peak.amount)
      peak = { day: one.day, amount, percent: agreed === 0 ? 100 : (100 * amount) / agreed };
  }
  return peak;
}

export const storedBytes = ({ databaseBytes, archiveBytes }: UsageDay): number =>
  Number(databaseBytes) + Number(archiveBytes);

/** `0.4 %`, and no zero for what is there. */
export const percentText = (percent: number): string =>
  percent > 0 && percent < 0.1 ? 'less than 0.1 %' : `${percent.toFixed(percent < 10 ? 1 : 0)} %`;
