/** Knows whether the control database answers, so that /ready can say so at once. */
import type { ControlDatabase } from './orm.ts';

export interface DatabaseWatch {
  /** Undefined while it answers. */
  readonly reason: () => string | undefined;
  readonly stop: () => void;
}

const pollMs = 2_000;

export function watchDatabase(orm: ControlDatabase): DatabaseWatch {
  let away = false;
  let asking = false;
  const ask = async (): Promise<void> => {
    // One question at a time: while it hangs, the answer is known.
    if (asking) {
      away = true;
      return;
    }
    asking = true;
    away = await orm.em
      .fork()
      .execute('select 1')
      .then(
        () => false,
        () => true,
      );
    asking = false;
  };
  const timer = setInterval(() => void ask(), pollMs);
  return {
    reason: () => (away ? 'the control database does not answer' : undefined),
    stop: () => clearInterval(timer),
  };
}
