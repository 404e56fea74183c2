/** The id by which a request is found in logs and problems. */
import { type Ids, newId } from '@munim/kernel';

/** A caller's own is kept when it is harmless. */
export const requestIdOf = (given: string | undefined, ids: Ids): string =>
  given !== undefined && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : newId('request', ids.uuid());
