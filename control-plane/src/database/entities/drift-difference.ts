/** What of a bank's resources is not as it must be: one row a resource and property, from the check that first saw it. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const driftSeverities = ['alarm', 'drift'] as const;
/** `alarm`: a lock or a grant is weaker than it must be. */
export type DriftSeverity = (typeof driftSeverities)[number];

export const DriftDifference = defineEntity({
  name: 'DriftDifference',
  tableName: 'drift_differences',
  properties: {
    tenantId: p.text().primary(),
    /** Name of the step that makes the resource. */
    resource: p.text().primary(),
    /** `existence` when the whole resource is gone. */
    property: p.text().primary(),
    resourceType: p.text(),
    /** The resource's own name in its store. */
    resourceId: p.text(),
    /** JSON texts: any shape, shown and never interpreted. */
    expected: p.text(),
    actual: p.text(),
    severity: p.text().$type<DriftSeverity>(),
    /** What a person is to do, or can expect. */
    advice: p.text().nullable(),
    since: p.datetime().defaultRaw('now()'),
  },
});
export type DriftDifference = InferEntity<typeof DriftDifference>;
