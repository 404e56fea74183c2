/** What a run looks like after one of its events: the live view and the one that is read later say the same. */
import type { Run, RunEvent, RunStep } from '../api/client.ts';

export const hasEnded = ({ state }: Pick<Run, 'state'>): boolean => state === 'succeeded' || state === 'failed';

export function applyEvent(run: Run, event: RunEvent): Run {
  switch (event.kind) {
    case 'step':
      return { ...run, steps: run.steps.map((step) => (step.name === event.data['step'] ? moved(step, event) : step)) };
    case 'run':
      return { ...run, ...outcomeOf(event) };
    case 'message':
      return run;
  }
}

function moved(step: RunStep, { at, data }: RunEvent): RunStep {
  const state = data['state'] as RunStep['state'];
  return {
    ...step,
    state,
    detail: textOf(data['detail']),
    startedAt: step.startedAt ?? at,
    endedAt: state === 'done' || state === 'failed' ? at : null,
  };
}

function outcomeOf({ at, data }: RunEvent): Partial<Run> {
  const state = data['state'] as Run['state'];
  const step = textOf(data['step']);
  return {
    state,
    endedAt: hasEnded({ state }) ? at : null,
    failure: step === null ? null : { step, reason: textOf(data['reason']) ?? '' },
  };
}

const textOf = (value: string | number | null | undefined): string | null => (value == null ? null : String(value));

/** Each event once: a stream that was cut off tells some of them again. */
export const withEvent = (log: readonly RunEvent[], event: RunEvent): readonly RunEvent[] =>
  log.some(({ id }) => id === event.id) ? log : [...log, event];

/** What an event says, in words. */
export function eventText({ kind, data }: RunEvent): string {
  if (kind === 'message') return textOf(data['text']) ?? '';
  const said =
    kind === 'step' ? data['detail'] : [data['step'], data['reason']].filter((one) => one != null).join(': ');
  return [textOf(data['state']), textOf(said)].filter(Boolean).join(': ');
}
