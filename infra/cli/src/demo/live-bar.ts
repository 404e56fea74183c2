/** What a person watches during the replay: how far, how fast, and how far behind relay and projections are. */
import { say } from '../terminal.ts';

export interface Lag {
  readonly relay: number;
  readonly projection: number;
}

const barWidth = 28;
/** A terminal is redrawn five times a second; a log gets a line every five seconds. */
const redrawMs = { terminal: 200, log: 5_000 } as const;

export interface LiveBar {
  readonly update: (done: number, total: number) => void;
  readonly end: () => void;
}

export function liveBar(label: string, lag: () => Lag | undefined): LiveBar {
  const { isTTY } = process.stderr;
  const startedMs = performance.now();
  let drawnMs = 0;
  let last: [number, number] = [0, 0];
  const draw = (): void => {
    const [done, total] = last;
    const seconds = (performance.now() - startedMs) / 1000;
    const filled = total === 0 ? 0 : Math.round((done / total) * barWidth);
    const behind = lag();
    const text =
      `${label.padEnd(13)} ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done}/${total}  ${Math.round(done / Math.max(seconds, 0.001))}/s` +
      (behind ? `  relay lag ${behind.relay}  projection lag ${behind.projection}` : '');
    if (isTTY) process.stderr.write(`\r\u001b[2K${text}`);
    else say(text);
  };
  return {
    update: (done, total) => {
      last = [done, total];
      const nowMs = performance.now();
      if (nowMs - drawnMs < (isTTY ? redrawMs.terminal : redrawMs.log)) return;
      drawnMs = nowMs;
      draw();
    },
    end: () => {
      draw();
      if (isTTY) process.stderr.write('\n');
    },
  };
}

/** Reads a bank's lag from the metrics of relay and projection, once a second. */
export function watchLag(
  relayUrl: string,
  projectionUrl: string,
  tenant: string,
): { current: () => Lag | undefined; stop: () => void } {
  let current: Lag | undefined;
  const look = async (): Promise<void> => {
    const [relay, projection] = await Promise.all([
      gauge(relayUrl, 'munim_relay_lag_events', tenant),
      gauge(projectionUrl, 'munim_projection_lag_events', tenant),
    ]);
    if (relay !== undefined && projection !== undefined) current = { relay, projection };
  };
  const timer = setInterval(() => void look(), 1_000);
  return { current: () => current, stop: () => clearInterval(timer) };
}

/** Sum over all other labels; undefined when the process does not answer: a bar is no place to fail. */
async function gauge(url: string, name: string, tenant: string): Promise<number | undefined> {
  const text = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(800) })
    .then((response) => response.text())
    .catch(() => undefined);
  return text
    ?.split('\n')
    .filter((line) => line.startsWith(`${name}{`) && line.includes(`tenant="${tenant}"`))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
