/** Keeps what a run that read a bank back has found: what was known keeps its time, what is gone is forgotten, what is weaker raises an alarm. */
import type { Logger } from '@munim/platform/telemetry';
import type { Finding } from '@munim/tenant';
import { provisionerActor, recordDeed } from '../audit/record.ts';
import { databaseTime } from '../database/database-time.ts';
import { DriftDifference, type Run } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';

/** A finding's differences as rows; a resource that is gone differs in its existence. */
export function differencesOf({ name, type, id, differences, lostLock }: Finding) {
  const of = { resource: name, resourceType: type, resourceId: id };
  if (differences === 'missing') {
    const gone = { ...of, property: 'existence', expected: 'true', actual: 'false' };
    return lostLock
      ? [{ ...gone, severity: 'alarm' as const, advice: lostLockAdvice }]
      : [{ ...gone, severity: 'drift' as const, advice: null }];
  }
  return differences.map(({ property, expected, actual, weakens, advice = null }) => ({
    ...of,
    property,
    expected: JSON.stringify(expected) ?? 'null',
    actual: JSON.stringify(actual) ?? 'null',
    severity: weakens ? ('alarm' as const) : ('drift' as const),
    advice,
  }));
}
const lostLockAdvice =
  'what was locked in it went with it, and a repair makes it again empty: find out who could delete it';

export type SeenDifference = ReturnType<typeof differencesOf>[number];

/** Answers with the alarms that were not there before; each is in the audit log. */
export async function recordDrift(
  em: EntityManager,
  run: Run,
  findings: readonly Finding[],
): Promise<SeenDifference[]> {
  const { id: requestId, tenantId } = run;
  run.readBackAt = new Date(await databaseTime(em));
  const seen = findings.flatMap(differencesOf);
  const known = await em.find(DriftDifference, { tenantId });
  const keyOf = ({ resource, property }: Pick<SeenDifference, 'resource' | 'property'>) => `${resource} ${property}`;
  const seenByKey = new Map(seen.map((one) => [keyOf(one), one]));
  const before = new Map(known.map((row) => [keyOf(row), row.severity]));
  for (const row of known) {
    const now = seenByKey.get(keyOf(row));
    if (now) em.assign(row, now);
    else em.remove(row);
  }
  for (const one of seen) if (!before.has(keyOf(one))) em.create(DriftDifference, { tenantId, ...one });
  const alarms = seen.filter((one) => one.severity === 'alarm' && before.get(keyOf(one)) !== 'alarm');
  const target = `tenant/${tenantId}`;
  for (const alarm of alarms)
    recordDeed(em, { actor: provisionerActor, action: 'drift-alarm', target, reason: weakened(alarm), requestId });
  return alarms;
}

/** Once they are written down. */
export function raise(alarms: readonly SeenDifference[], tenant: string, log: Logger): void {
  for (const alarm of alarms)
    log.error('a lock or a grant of a bank was weakened', { tenant, reason: weakened(alarm) });
}

const weakened = ({ resourceId, property, expected, actual }: SeenDifference): string =>
  `${property} of ${resourceId} is ${actual}, must be ${expected}`.slice(0, 500);
