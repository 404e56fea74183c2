/** The stages of a demo, each with its time; one that fails is told and kept, so that the report is written all the same. */
import { paint, say } from '../terminal.ts';

export interface Stage {
  readonly name: string;
  readonly ms: number;
  /** Why it did not come to its end. */
  readonly failure?: string;
}

export interface Stages {
  readonly list: readonly Stage[];
  /** Undefined when it failed: whatever needs its result is not reached. */
  readonly run: <Result>(name: string, work: () => Promise<Result>) => Promise<Result | undefined>;
  /** For what nothing can do without: its failure is thrown on. */
  readonly need: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
}

export function trackStages(): Stages {
  const list: Stage[] = [];
  const need = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    say(paint('bold', `▸ ${name}`));
    const startedMs = performance.now();
    const msSince = (): number => Math.round(performance.now() - startedMs);
    try {
      const result = await work();
      list.push({ name, ms: msSince() });
      return result;
    } catch (error) {
      list.push({ name, ms: msSince(), failure: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  };
  return {
    list,
    need,
    run: async (name, work) => {
      try {
        return await need(name, work);
      } catch (error) {
        say(`${paint('red', '✘')} ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        return undefined;
      }
    },
  };
}
