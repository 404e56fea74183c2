/** Shows progress: live bars in a terminal, else a plain line now and then that a log can keep. */
import type { OnProgress, ProgressEvent } from '@munim/local';
import { paintError } from './terminal.ts';

export interface ProgressDisplay {
  readonly onProgress: OnProgress;
  /** Leaves what is shown and stops redrawing. */
  readonly close: () => void;
}

/** Between two lines of one step in a log. */
const plainPauseMs = 5_000;
/** Twelve times a second looks live. */
const redrawMs = 80;
const barWidth = 24;

export function showProgress(stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  return stream.isTTY ? liveBars(stream) : plainLines(stream);
}

function plainLines(stream: NodeJS.WriteStream): ProgressDisplay {
  const lastAt = new Map<string, number>();
  const startedMs = performance.now();
  return {
    onProgress: (event) => {
      const key = `${event.component}/${event.phase}`;
      const now = performance.now();
      const repeats = event.phase === 'download' || event.phase === 'build';
      const ends = event.done !== undefined && event.done === event.total;
      if (repeats && !ends && now - (lastAt.get(key) ?? Number.NEGATIVE_INFINITY) < plainPauseMs) return;
      lastAt.set(key, now);
      const seconds = ((now - startedMs) / 1000).toFixed(1).padStart(6);
      stream.write(`${seconds}s  ${event.component.padEnd(18)} ${sentence(event)}\n`);
    },
    close: () => undefined,
  };
}

/** One line for each component, drawn over itself. */
function liveBars(stream: NodeJS.WriteStream): ProgressDisplay {
  const latest = new Map<string, ProgressEvent>();
  let drawn = 0;
  let dirty = false;
  const draw = (): void => {
    if (!dirty) return;
    dirty = false;
    const up = drawn === 0 ? '' : `\u001b[${drawn}A`;
    const width = stream.columns ?? 100;
    const lines = [...latest.values()].map((event) => `\u001b[2K${lineOf(event, width)}\n`);
    stream.write(up + lines.join(''));
    drawn = lines.length;
  };
  const timer = setInterval(draw, redrawMs);
  timer.unref();
  return {
    onProgress: (event) => {
      // A `resolve` only adds where it came from: the line with the address stays.
      if (event.phase === 'resolve') return;
      latest.set(event.component, event);
      dirty = true;
    },
    close: () => {
      clearInterval(timer);
      draw();
    },
  };
}

function lineOf(event: ProgressEvent, width: number): string {
  const mark =
    { ready: paintError('green', '✔'), stop: paintError('dim', '■') }[event.phase as string] ?? paintError('cyan', '•');
  const text = `${event.component.padEnd(18)} ${sentence(event)}`;
  return `${mark} ${text.slice(0, width - 4)}`;
}

function sentence({ phase, message, done, total }: ProgressEvent): string {
  if (done === undefined || total === undefined || total === 0) return `${phase}: ${message}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
  return `${phase}: ${bar} ${String(Math.floor(share * 100)).padStart(3)} % ${message}`;
}
