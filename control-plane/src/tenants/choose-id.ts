/** A bank's id from its name, for callers who do not choose one. */
import { isTenantId } from '@munim/kernel';

/** Leaves room for the suffix within the 40 characters of an id. */
const baseCharsMax = 30;

/** `suffix` is lower-case base 32: it keeps ids apart when names are equal, or say nothing in Latin letters. */
export function tenantIdFrom(name: string, suffix: string): string {
  const base = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, baseCharsMax)
    .replace(/-+$/, '');
  const id = `${base === '' ? 'bank' : base}-${suffix}`;
  if (!isTenantId(id)) throw new Error(`made an id that is none: ${id}`);
  return id;
}
