/** How far a run is: one row a step, in the order in which they are shown. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const stepStates = ['pending', 'running', 'done', 'failed'] as const;
export type StepState = (typeof stepStates)[number];

export const RunStep = defineEntity({
  name: 'RunStep',
  tableName: 'run_steps',
  properties: {
    runId: p.text().primary(),
    name: p.text().primary(),
    position: p.integer(),
    state: p.text().$type<StepState>(),
    /** `postgres-schema`, `kafka-topic`, …; null for a step that makes no resource. */
    resourceType: p.text().nullable(),
    resourceName: p.text().nullable(),
    detail: p.text().nullable(),
    startedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
  },
});
export type RunStep = InferEntity<typeof RunStep>;
