/** What a run writes down as it goes: steps for whoever looks later, events for whoever watches now. */
import { RunEvent, RunStep } from '../database/entities/index.ts';
import type { RunEventKind } from '../database/entities/run-event.ts';
import type { StepState } from '../database/entities/run-step.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';
import { type Claim, underFence } from './queue.ts';
import type { Step } from './steps.ts';

export interface Journal {
  /** Starts the list of steps anew: a second attempt goes through all of them again, but for those in `doneBefore`. */
  readonly begin: (em: EntityManager, steps: readonly Step[], doneBefore?: ReadonlySet<string>) => Promise<void>;
  readonly step: (name: string, state: StepState, detail?: string) => Promise<void>;
  readonly message: (text: string) => Promise<void>;
}

/** Of a step's detail and of a message: a reason fits, a stack trace of the engine does not. */
const textCharsMax = 2_000;

export function createJournal(orm: ControlDatabase, claim: Claim): Journal {
  const resources = new Map<string, Step['resource']>();
  return {
    begin: async (em, steps, doneBefore) => {
      await em.nativeDelete(RunStep, { runId: claim.runId });
      for (const [position, { name, resource }] of steps.entries()) {
        resources.set(name, resource);
        const { type, name: resourceName } = resource ?? { type: null, name: null };
        const state = doneBefore?.has(name) ? 'done' : 'pending';
        em.create(RunStep, { runId: claim.runId, name, position, state, resourceType: type, resourceName });
      }
      addEvent(em, claim, 'run', { state: 'running', attempt: claim.attempts, steps: steps.length });
    },
    step: (name, state, detail) =>
      underFence(orm, claim, async (em) => {
        const text = detail?.slice(0, textCharsMax) ?? null;
        // A step that nobody foresaw, like the way back of an upgrade that failed, stands last.
        await em.execute(
          `insert into run_steps (run_id, name, position, state, detail, started_at, ended_at)
           select ?, ?, coalesce(max(position), -1) + 1, ?, ?, now(), case when ? in ('done', 'failed') then now() end
           from run_steps where run_id = ?
           on conflict (run_id, name) do update set state = excluded.state, detail = excluded.detail,
             started_at = coalesce(run_steps.started_at, excluded.started_at), ended_at = excluded.ended_at`,
          [claim.runId, name, state, text, state, claim.runId],
        );
        const resource = resources.get(name);
        addEvent(em, claim, 'step', {
          step: name,
          state,
          resourceType: resource?.type ?? null,
          resourceName: resource?.name ?? null,
          detail: text,
        });
      }),
    message: (text) =>
      underFence(orm, claim, async (em) => addEvent(em, claim, 'message', { text: text.slice(0, textCharsMax) })),
  };
}

export function addEvent(em: EntityManager, { runId }: Claim, kind: RunEventKind, data: RunEvent['data']): void {
  em.create(RunEvent, { runId, kind, data });
}
