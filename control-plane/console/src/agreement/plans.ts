/** The plans that a bank can have, as the platform has them. */
import { query, type Plan } from '../api/client.ts';

/** They change with a release. */
const staleMs = 3_600_000;

/** Of every plan. */
export const usePlanTerms = () => query.useQuery('get', '/v1/plans', {}, { staleTime: staleMs }).data;

export const usePlans = (): readonly Plan[] => usePlanTerms()?.data ?? [];
