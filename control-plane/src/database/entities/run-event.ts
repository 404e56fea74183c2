/** What happened in a run, in order: the live stream and its replay read the same rows. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const runEventKinds = ['run', 'step', 'message'] as const;
export type RunEventKind = (typeof runEventKinds)[number];

export const RunEvent = defineEntity({
  name: 'RunEvent',
  tableName: 'run_events',
  indexes: [{ name: 'run_events_by_run', properties: ['runId', 'id'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    runId: p.text(),
    kind: p.text().$type<RunEventKind>(),
    data: p.json<Record<string, string | number | null>>(),
    at: p.datetime().defaultRaw('now()'),
  },
});
export type RunEvent = InferEntity<typeof RunEvent>;
