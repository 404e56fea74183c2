/** Rows to what the API says of a run. */
import type { z } from '@munim/platform/http';
import type { Run, RunStep } from '../database/entities/index.ts';
import type { runSchema } from './schemas.ts';

export type PresentedRun = z.infer<typeof runSchema>;

export const presentRun = (run: Run, steps: readonly RunStep[]): PresentedRun => ({
  id: run.id,
  tenantId: run.tenantId,
  kind: run.kind,
  state: run.state,
  failure: run.failure ?? null,
  requestedBy: run.requestedBy,
  attempts: run.attempts,
  createdAt: run.createdAt.toISOString(),
  startedAt: instant(run.startedAt),
  endedAt: instant(run.endedAt),
  steps: steps.map((step) => ({
    name: step.name,
    state: step.state,
    resource: step.resourceType ? { type: step.resourceType, name: step.resourceName ?? '' } : null,
    detail: step.detail ?? null,
    startedAt: instant(step.startedAt),
    endedAt: instant(step.endedAt),
  })),
});

const instant = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;
