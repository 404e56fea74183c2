/** What the benchmark must show, as ratios measured in one run, each with its threshold. */
import { median } from './figures.ts';

export type Arm = 'pipeline' | 'one-a-command' | 'no-op';
export type Spread = 'random' | 'hot';

export interface Cell {
  readonly arm: Arm;
  readonly spread: Spread;
  readonly connections: number;
  readonly flushMs: 0 | 1;
  readonly round: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuShare: number;
  readonly flushesPerCommand: number;
  readonly walBytesPerCommand: number;
}

export interface Verdict {
  readonly claim: string;
  readonly value: number;
  readonly bound: string;
  readonly holds: boolean;
}

type Where = Partial<Pick<Cell, 'arm' | 'spread' | 'connections' | 'flushMs'>>;
type Figure = 'perSecond' | 'flushesPerCommand' | 'walBytesPerCommand';

export function judge(cells: readonly Cell[]): Verdict[] {
  const figure = (where: Where, of: Figure): number =>
    median(
      cells
        .filter((cell) => Object.entries(where).every(([key, value]) => cell[key as keyof Cell] === value))
        .map((cell) => cell[of]),
    );
  /** Median over rounds of the ratio within each round: both sides saw the same machine. */
  const ratio = (above: Where, below: Where): number =>
    median(
      [...new Set(cells.map((cell) => cell.round))].map((round) => {
        const inRound = cells.filter((cell) => cell.round === round);
        const one = (where: Where) =>
          inRound.find((cell) => Object.entries(where).every(([key, value]) => cell[key as keyof Cell] === value));
        return (one(above)?.perSecond ?? Number.NaN) / (one(below)?.perSecond ?? Number.NaN);
      }),
    );
  const atLeast = (claim: string, value: number, bound: number): Verdict => ({
    claim,
    value,
    bound: `>= ${bound}`,
    holds: value >= bound,
  });
  const atMost = (claim: string, value: number, bound: number): Verdict => ({
    claim,
    value,
    bound: `<= ${bound}`,
    holds: value <= bound,
  });
  const at = (spread: Spread, flushMs: 0 | 1, connections = 128): Where => ({ spread, flushMs, connections });
  const pipeline = (where: Where): Where => ({ arm: 'pipeline', ...where });
  const versus = (where: Where) => ratio(pipeline(where), { arm: 'one-a-command', ...where });
  return [
    atLeast('random, 128 connections: times one transaction a command', versus(at('random', 0)), 4),
    atLeast('hot, 128 connections: times one transaction a command', versus(at('hot', 0)), 10),
    atLeast('random, 128 connections, 1 ms flush: times one transaction a command', versus(at('random', 1)), 4),
    atLeast('hot, 128 connections, 1 ms flush: times one transaction a command', versus(at('hot', 1)), 18),
    atLeast('hot against random, 128 connections', ratio(pipeline(at('hot', 0)), pipeline(at('random', 0))), 0.9),
    atMost('flushes a command, random, 128 connections', figure(pipeline(at('random', 0)), 'flushesPerCommand'), 0.03),
    atMost(
      'WAL bytes a command, random, 128 connections',
      figure(pipeline(at('random', 0)), 'walBytesPerCommand'),
      2_500,
    ),
    atLeast('1 connection: times one transaction a command', versus(at('random', 0, 1)), notSlower),
    atLeast('8 connections: times one transaction a command', versus(at('random', 0, 8)), notSlower),
    atLeast(
      'share of the authenticated no-op, 128 connections',
      ratio(pipeline(at('random', 0)), { arm: 'no-op', ...at('random', 0) }),
      0.15,
    ),
  ];
}

/** "Not slower", with the noise of one cell on a busy two-core machine. */
const notSlower = 0.95;
