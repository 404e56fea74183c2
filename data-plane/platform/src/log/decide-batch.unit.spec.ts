import { businessDate, decodeEvent } from '@munim/kernel';
import { describe, expect, test } from 'vitest';
import { type BatchInput, decideBatch } from './decide-batch.ts';
import type { Submission } from './submission.ts';
import { move, purse } from './testing/counter.examples.ts';

const input = (override: Partial<BatchInput> = {}): BatchInput => ({
  tenant: 'bank-a',
  recordedAt: '2026-03-01T10:00:00.000Z',
  headPosition: 41n,
  streams: new Map([['acc_a', { version: 7n, state: '{"balance":"100"}' }]]),
  answers: new Map(),
  aggregates: new Map([['acc', purse as never]]),
  ...override,
});
const submission = (from: string, to: string, amount: string, idempotencyKey: string, fingerprint = 'f'): Submission =>
  ({
    definition: move,
    command: { from, to, amount },
    idempotencyKey,
    fingerprint,
    actor: 'cli_x',
    correlation: 'req_x',
    businessDate: businessDate('2026-03-01'),
  }) as unknown as Submission;

describe('a batch decides one command after another', () => {
  test('positions follow the head without a gap and versions follow each stream', () => {
    const { writes } = decideBatch(
      [submission('acc_a', 'acc_b', '60', 'k1'), submission('acc_b', 'acc_a', '10', 'k2')],
      input(),
    );
    expect(writes.events.map((e) => [e.position, e.stream, e.version])).toEqual([
      ['42', 'acc_a', '8'],
      ['43', 'acc_b', '1'],
      ['44', 'acc_b', '2'],
      ['45', 'acc_a', '9'],
    ]);
    expect(writes.headPosition).toBe(45n);
    expect(writes.streams).toEqual([
      { stream: 'acc_a', version: '9', state: '{"balance":"50"}', isNew: false },
      { stream: 'acc_b', version: '2', state: '{"balance":"50"}', isNew: true },
    ]);
    expect(decodeEvent(writes.events[1]?.payload ?? '')).toMatchObject({
      tenant: 'bank-a',
      position: 43n,
      stream: 'acc_b',
      version: 1n,
    });
  });

  test('a rejected command and a throwing one leave their neighbours alone', () => {
    const { outcomes, writes } = decideBatch(
      [
        submission('acc_a', 'acc_b', '101', 'k1'),
        submission('acc_a', 'acc_b', 'bug', 'k2'),
        submission('acc_a', 'acc_b', '100', 'k3'),
      ],
      input(),
    );
    expect(outcomes[0]).toMatchObject({ outcome: 'rejected', reason: 'insufficient' });
    expect(outcomes[1]).toBeInstanceOf(Error);
    expect(outcomes[2]).toMatchObject({ outcome: 'accepted', answer: { balance: '0' } });
    expect(writes.events).toHaveLength(2);
    expect(writes.answers.map((a) => a.scope)).toEqual(['test.move:k1', 'test.move:k3']);
  });

  test('the same key twice in one batch has one effect and one answer', () => {
    const { outcomes, writes } = decideBatch(
      [submission('acc_a', 'acc_b', '60', 'k1'), submission('acc_a', 'acc_b', '60', 'k1')],
      input(),
    );
    expect(writes.events).toHaveLength(2);
    expect(outcomes[1]).toEqual({ ...(outcomes[0] as object), replayed: true });
  });

  test('a stored rejection is given again even when the money is there now', () => {
    const answers = new Map([['test.move:k1', { fingerprint: 'f', answer: '["insufficient","0 < 60"]' }]]);
    const { outcomes, writes } = decideBatch([submission('acc_a', 'acc_b', '60', 'k1')], input({ answers }));
    expect(outcomes[0]).toEqual({ outcome: 'rejected', reason: 'insufficient', detail: '0 < 60', replayed: true });
    expect(writes.events).toHaveLength(0);
  });

  test('a refusal that is not kept leaves no trace, and its key is decided anew', () => {
    const step = (amount: string): Submission => ({
      ...submission('acc_a', 'acc_b', amount, 'k1'),
      refusal: 'is-not-kept',
    });
    const refused = decideBatch([step('101')], input());
    expect(refused.outcomes[0]).toMatchObject({ outcome: 'rejected', replayed: false });
    expect(refused.writes).toMatchObject({ answers: [], events: [] });
    const { outcomes, writes } = decideBatch([step('101'), step('60'), step('60')], input());
    expect(outcomes.map((one) => (one as { outcome: string }).outcome)).toEqual(['rejected', 'accepted', 'accepted']);
    expect(outcomes[2]).toMatchObject({ replayed: true });
    expect(writes.answers.map((one) => one.scope)).toEqual(['test.move:k1']);
  });

  test('an event is written in the version of its shape that its decision names', () => {
    const newer = {
      ...move,
      decide: () => ({
        outcome: 'accepted',
        events: [{ stream: 'acc_a', type: 'test.Moved', schema: 2, data: { amount: '1', note: 'new' } }],
        answer: {},
      }),
    };
    const { writes } = decideBatch(
      [
        { ...submission('acc_a', 'acc_b', '1', 'k1'), definition: newer as never },
        submission('acc_a', 'acc_b', '1', 'k2'),
      ],
      input(),
    );
    expect(writes.events.map(({ payload }) => decodeEvent(payload).schema)).toEqual([2, 1, 1]);
  });

  test('a key whose request was kept in an older form is answered, and refused for another request', () => {
    const answers = new Map([['test.move:k1', { fingerprint: 'old-f', answer: '["insufficient","0 < 60"]' }]]);
    const sent = (olderFingerprint: string): Submission => ({
      ...submission('acc_a', 'acc_b', '60', 'k1', 'new-f'),
      olderFingerprint: () => olderFingerprint,
    });
    const { outcomes } = decideBatch([sent('old-f'), sent('old-g')], input({ answers }));
    expect(outcomes).toMatchObject([{ outcome: 'rejected', replayed: true }, { outcome: 'key-reused' }]);
  });

  test('the same key with another request is refused', () => {
    const { outcomes } = decideBatch(
      [submission('acc_a', 'acc_b', '60', 'k1'), submission('acc_a', 'acc_b', '61', 'k1', 'other')],
      input(),
    );
    expect(outcomes[1]).toEqual({ outcome: 'key-reused' });
  });

  test('an event of more than 64 KiB is a bug of its command alone', () => {
    const huge = {
      ...move,
      decide: () => ({
        outcome: 'accepted',
        events: [{ stream: 'acc_a', type: 'test.Moved', data: { amount: '1', text: 'x'.repeat(65_536) } }],
        answer: {},
      }),
    };
    const { outcomes, writes } = decideBatch(
      [
        { ...submission('acc_a', 'acc_b', '1', 'k1'), definition: huge as never },
        submission('acc_a', 'acc_b', '1', 'k2'),
      ],
      input(),
    );
    expect(outcomes[0]).toBeInstanceOf(Error);
    expect(writes.events.map((e) => e.position)).toEqual(['42', '43']);
  });

  test('a decision that reads or writes a stream it did not name is stopped', () => {
    const reads = { ...move, streams: () => ['acc_a'] };
    const { outcomes } = decideBatch(
      [{ ...submission('acc_a', 'acc_b', '1', 'k1'), definition: reads as never }],
      input(),
    );
    expect(String(outcomes[0])).toContain('did not name');
  });
});
