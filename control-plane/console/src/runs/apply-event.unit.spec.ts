import { describe, expect, test } from 'vitest';
import type { Run, RunEvent } from '../api/client.ts';
import { applyEvent, eventText, withEvent } from './apply-event.ts';

const at = '2026-03-01T12:00:00.000Z';
const later = '2026-03-01T12:00:02.000Z';
const pending = { resource: null, detail: null, startedAt: null, endedAt: null, state: 'pending' } as const;
const run: Run = {
  id: 'run_1',
  tenantId: 'a-bank',
  kind: 'provision',
  state: 'running',
  failure: null,
  requestedBy: 'operator:bootstrap',
  attempts: 1,
  createdAt: at,
  startedAt: at,
  endedAt: null,
  steps: [
    { name: 'claim', ...pending },
    { name: 'verify', ...pending },
  ],
};
const event = (kind: RunEvent['kind'], data: RunEvent['data'], when = at): RunEvent => ({
  id: 1,
  kind,
  at: when,
  data,
});
const step = (state: string, when = at) => event('step', { step: 'claim', state, detail: null }, when);

describe('an event of a run', () => {
  test('moves its step and no other', () => {
    const [claim, verify] = applyEvent(run, step('running')).steps;
    expect(claim).toMatchObject({ state: 'running', startedAt: at, endedAt: null });
    expect(verify).toEqual(run.steps[1]);
  });

  test('ends a step with the time of its beginning kept', () => {
    const [claim] = applyEvent(applyEvent(run, step('running')), step('done', later)).steps;
    expect(claim).toMatchObject({ state: 'done', startedAt: at, endedAt: later });
  });

  test('applied twice, after a connection was lost, changes nothing', () => {
    const once = applyEvent(run, step('done'));
    expect(applyEvent(once, step('done'))).toEqual(once);
  });

  test('ends the run, with what failed', () => {
    expect(applyEvent(run, event('run', { state: 'failed', step: 'verify', reason: 'no' }, later))).toMatchObject({
      state: 'failed',
      endedAt: later,
      failure: { step: 'verify', reason: 'no' },
    });
    expect(applyEvent(run, event('run', { state: 'succeeded', step: null, reason: null }))).toMatchObject({
      state: 'succeeded',
      failure: null,
    });
  });

  test('of a step that nobody listed is no step', () => {
    expect(applyEvent(run, event('step', { step: 'x', state: 'done' })).steps).toEqual(run.steps);
  });
});

describe('the log of a run', () => {
  test('has each event once, in order', () => {
    const first = { ...step('running'), id: 1 };
    const second = { ...step('done'), id: 2 };
    expect([first, second, first, second].reduce(withEvent, [] as readonly RunEvent[])).toEqual([first, second]);
  });

  test.each([
    [event('message', { text: 'updating (4 s)' }), 'updating (4 s)'],
    [event('step', { step: 'claim', state: 'done', detail: null }), 'done'],
    [event('step', { step: 'claim', state: 'failed', detail: 'no room' }), 'failed: no room'],
    [event('run', { state: 'failed', step: 'claim', reason: 'no room' }), 'failed: claim: no room'],
    [event('run', { state: 'running', attempt: 1, steps: 2 }), 'running'],
  ])('tells %j in words', (one, text) => {
    expect(eventText(one)).toBe(text);
  });
});
