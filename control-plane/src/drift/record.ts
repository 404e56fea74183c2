/** Keeps what a check found: a difference that was known keeps its time, one that is gone is forgotten. */
import type { Finding } from '@munim/tenant';
import { DriftDifference } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';

/** A finding's differences as rows; a resource that is gone differs in its existence. */
export function differencesOf({ name, type, id, differences }: Finding) {
  const of = { resource: name, resourceType: type, resourceId: id };
  if (differences === 'missing')
    return [
      { ...of, property: 'existence', expected: 'true', actual: 'false', severity: 'drift' as const, advice: null },
    ];
  return differences.map(({ property, expected, actual, weakens, advice = null }) => ({
    ...of,
    property,
    expected: JSON.stringify(expected) ?? 'null',
    actual: JSON.stringify(actual) ?? 'null',
    severity: weakens ? ('alarm' as const) : ('drift' as const),
    advice,
  }));
}
export type SeenDifference = ReturnType<typeof differencesOf>[number];

/** Answers with the alarms that were not there before. */
export async function recordDrift(
  em: EntityManager,
  tenantId: string,
  findings: readonly Finding[],
): Promise<SeenDifference[]> {
  const seen = findings.flatMap(differencesOf);
  const known = await em.find(DriftDifference, { tenantId });
  const keyOf = ({ resource, property }: Pick<SeenDifference, 'resource' | 'property'>) => `${resource} ${property}`;
  const seenByKey = new Map(seen.map((one) => [keyOf(one), one]));
  for (const row of known) {
    const now = seenByKey.get(keyOf(row));
    if (now) em.assign(row, now);
    else em.remove(row);
  }
  const before = new Map(known.map((row) => [keyOf(row), row.severity]));
  const fresh = seen.filter((one) => !before.has(keyOf(one)));
  for (const one of fresh) em.create(DriftDifference, { tenantId, ...one });
  return fresh.filter(({ severity }) => severity === 'alarm');
}
