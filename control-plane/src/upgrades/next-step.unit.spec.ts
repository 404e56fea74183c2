import { describe, expect, test } from 'vitest';
import type { UpgradeBankState } from '../database/entities/upgrade-bank.ts';
import { upgradeStates } from './life.ts';
import { nextStep, type UpgradeSituation } from './next-step.ts';

const nowMs = 1_000_000;
/** `1p 1r 2p`: waves and first letters of states, in order; ids are their numbers. */
const banksOf = (text: string): UpgradeSituation['banks'] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index) => ({
      id: String(index),
      wave: Number(word.slice(0, -1)),
      state: states[word.slice(-1)] ?? 'pending',
    }));
const states: Readonly<Record<string, UpgradeBankState>> = {
  p: 'pending',
  r: 'running',
  u: 'upgraded',
  q: 'quarantined',
  s: 'skipped',
};
const upgrade = (banks: string, more: Partial<UpgradeSituation> = {}): UpgradeSituation => ({
  state: 'running',
  policy: { canaries: 1, percentages: [100], parallel: 2, soakSeconds: 5, onFailure: 'halt', failuresMax: 1 },
  wave: 1,
  soakUntilMs: null,
  failuresAccepted: 0,
  banks: banksOf(banks),
  ...more,
});
const going = { ...upgrade('').policy, onFailure: 'continue' as const };

describe('the next step of an upgrade', () => {
  test.each<[string, UpgradeSituation, object]>([
    ['it begins', upgrade('1p', { state: 'queued' }), { kind: 'start' }],
    ['the first bank of the first wave', upgrade('1p 1p 2p'), { kind: 'begin-bank', id: '0' }],
    ['another beside it', upgrade('1r 1p 1p'), { kind: 'begin-bank', id: '1' }],
    ['no more than may be under way', upgrade('1r 1r 1p'), { kind: 'wait' }],
    ['no bank of a later wave', upgrade('1r 2p'), { kind: 'wait' }],
    ['a wave that is done is left alone', upgrade('1u 1u 2p'), { kind: 'soak' }],
    ['for as long as it soaks', upgrade('1u 2p', { soakUntilMs: nowMs + 1 }), { kind: 'wait' }],
    ['then it is looked at again', upgrade('1u 1s 1u 2p', { soakUntilMs: nowMs }), { kind: 'gate', ids: ['0', '2'] }],
    ['the last wave too', upgrade('1u 2u', { wave: 2 }), { kind: 'soak' }],
    ['a wave without an upgraded bank needs no look', upgrade('1s 2p'), { kind: 'next-wave' }],
    ['the end', upgrade('1s'), { kind: 'complete' }],
    ['a failure halts', upgrade('1q 1p'), { kind: 'halt', reason: '1 failed, 0 may: 0' }],
    [
      'a failure halts though others are under way',
      upgrade('1q 1r 1p'),
      { kind: 'halt', reason: '1 failed, 0 may: 0' },
    ],
    ['a failure is gone on from', upgrade('1q 1p', { policy: going }), { kind: 'begin-bank', id: '1' }],
    [
      'too many failures halt',
      upgrade('1q 1q 1p', { policy: going }),
      { kind: 'halt', reason: '2 failed, 1 may: 0, 1' },
    ],
    [
      'a failure that was accepted does not halt',
      upgrade('1q 1p', { failuresAccepted: 1 }),
      { kind: 'begin-bank', id: '1' },
    ],
    ['another one does', upgrade('1q 1q', { failuresAccepted: 1 }), { kind: 'halt', reason: '1 failed, 0 may: 0, 1' }],
    ['a bank of an earlier wave that is tried again', upgrade('1p 2u', { wave: 2 }), { kind: 'begin-bank', id: '0' }],
  ])('%s', (_, situation, step) => {
    expect(nextStep(situation, nowMs)).toEqual(step);
  });

  test.each(upgradeStates.filter((state) => state !== 'queued' && state !== 'running'))('%s: none', (state) => {
    for (const banks of ['1p', '1r', '1u', '1q 1p'])
      expect(nextStep(upgrade(banks, { state }), nowMs)).toEqual({ kind: 'wait' });
  });
});

test.each([1, 2, 5])(
  'with %i at a time: never more are under way, no wave begins before the one before is well',
  (parallel) => {
    let situation = upgrade('1p 2p 2p 2p 3p 3p 3p 3p', {
      state: 'queued',
      policy: { ...going, parallel, failuresMax: 9 },
    });
    const seen: string[] = [];
    const patch = (id: string, state: UpgradeBankState): void => {
      situation = { ...situation, banks: situation.banks.map((one) => (one.id === id ? { ...one, state } : one)) };
    };
    for (let clockMs = nowMs; situation.state !== 'completed'; clockMs += 1_000) {
      expect(clockMs).toBeLessThan(nowMs + 1_000_000);
      const step = nextStep(situation, clockMs);
      seen.push(step.kind);
      const running = situation.banks.filter(({ state }) => state === 'running');
      expect(running.length).toBeLessThanOrEqual(parallel);
      if (step.kind === 'start') situation = { ...situation, state: 'running' };
      if (step.kind === 'begin-bank') {
        const begun = situation.banks.find(({ id }) => id === step.id);
        expect(
          situation.banks.filter(
            ({ wave, state }) => wave < (begun?.wave ?? 0) && state !== 'upgraded' && state !== 'quarantined',
          ),
        ).toEqual([]);
        patch(step.id, 'running');
      }
      if (step.kind === 'wait' && running[0]) patch(running[0].id, running[0].id === '2' ? 'quarantined' : 'upgraded');
      if (step.kind === 'soak') situation = { ...situation, soakUntilMs: clockMs + 5_000 };
      if (step.kind === 'gate' || step.kind === 'next-wave') {
        const last = situation.wave === 3;
        situation = {
          ...situation,
          soakUntilMs: null,
          wave: situation.wave + 1,
          state: last ? 'completed' : 'running',
        };
      }
    }
    expect(situation.banks.map(({ state }) => state).join()).toBe(
      'upgraded,upgraded,quarantined,upgraded,upgraded,upgraded,upgraded,upgraded',
    );
    expect(seen.filter((kind) => kind === 'gate')).toHaveLength(3);
  },
);
