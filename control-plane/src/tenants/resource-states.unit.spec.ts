import { describe, expect, test } from 'vitest';
import { type RunOverResources, resourceStatesAfter } from './resource-states.ts';
import type { StepState } from '../database/entities/run-step.ts';
import type { RunKind } from '../database/entities/run.ts';
import type { TenantState } from './life.ts';

const [topic, bucket] = ['kafka-topic', 's3-bucket'] as const;

/** What a run of this kind wrote of a topic and of a bucket. */
const run = (kind: RunKind, ofTopic: StepState, ofBucket: StepState): RunOverResources => ({
  kind,
  steps: [
    { type: topic, name: 'a.accounts', state: ofTopic },
    { type: bucket, name: 'a-archive', state: ofBucket },
  ],
});
const made = run('provision', 'done', 'done');

describe('the resources of a bank', () => {
  test.each<[string, TenantState, RunOverResources[], string[]]>([
    ['nothing has run', 'requested', [], []],
    ['being made', 'provisioning', [run('provision', 'done', 'running')], ['done', 'running']],
    ['made', 'active', [made], ['done', 'done']],
    ['one could not be made', 'failed', [run('provision', 'done', 'failed')], ['done', 'failed']],
    [
      'being repaired: what was not reached is as it was',
      'active',
      [made, run('repair', 'running', 'pending')],
      ['running', 'done'],
    ],
    [
      'a run that looks at none of them came last',
      'active',
      [made, { kind: 'extend-locks', steps: [] }],
      ['done', 'done'],
    ],
    ['leaving, not taken up', 'offboarding', [made, run('offboard', 'pending', 'pending')], ['done', 'done']],
    ['being taken apart', 'offboarding', [made, run('offboard', 'done', 'pending')], ['destroyed', 'done']],
    [
      'stays, after an offboarding that came to nothing',
      'suspended',
      [made, run('offboard', 'pending', 'pending')],
      ['done', 'done'],
    ],
    ['has left', 'retained', [made, run('offboard', 'done', 'done')], ['destroyed', 'retained']],
    [
      'has left, without ever having had a topic',
      'retained',
      [run('provision', 'pending', 'failed'), run('offboard', 'pending', 'done')],
      ['destroyed', 'retained'],
    ],
    [
      'its bucket is being emptied',
      'retained',
      [
        made,
        run('offboard', 'done', 'done'),
        { kind: 'dispose', steps: [{ type: bucket, name: 'a-archive', state: 'done' }] },
      ],
      ['destroyed', 'destroyed'],
    ],
    ['is disposed of', 'disposed', [made, run('offboard', 'done', 'done')], ['destroyed', 'destroyed']],
  ])('%s', (_what, state, runs, expected) => {
    expect(resourceStatesAfter(runs, state).map((one) => one.state)).toEqual(expected);
  });
});
