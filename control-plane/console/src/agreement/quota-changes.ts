/** What a form of quotas asks to change: only what differs from what is agreed, and null for what the plan gives again. */
import type { Plan, Quotas } from '../api/client.ts';
import { quotaWords } from './words.ts';

/** As typed, by quota; empty is what the plan gives. */
export type TypedQuotas = Readonly<Record<keyof Quotas, string>>;
type QuotaChanges = Partial<Record<keyof Quotas, number | null>>;

/** Those alone that were agreed beyond or below the plan. */
export const typedFrom = (agreed: Quotas, plan: Plan | undefined): TypedQuotas =>
  Object.fromEntries(
    quotaWords.map(({ quota, unit }) => [
      quota,
      plan?.quotas[quota] === agreed[quota] ? '' : String(agreed[quota] / unit),
    ]),
  ) as Record<keyof Quotas, string>;

/** Undefined while something is no amount. */
export function quotaChanges(before: TypedQuotas, typed: TypedQuotas): QuotaChanges | undefined {
  const changes: QuotaChanges = {};
  for (const { quota, unit } of quotaWords) {
    const text = typed[quota].trim();
    if (text === before[quota]) continue;
    if (text !== '' && !/^\d+(?:\.\d+)?$/.test(text)) return undefined;
    changes[quota] = text === '' ? null : Math.round(Number(text) * unit);
  }
  return changes;
}
