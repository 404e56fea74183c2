/** Operation getFleet: all banks at one look, for whoever is on duty. */
import { z } from '@munim/platform/http';
import type { CellDesk } from '../cells/desk.ts';
import { queryOperation } from '../http/operation.ts';
import { tenantStates } from '../tenants/life.ts';
import { offeredRelease } from '../upgrades/releases.ts';
import { everyRole } from '../operators/roles.ts';

/** More banks than this in alarm at once is one alarm, not many. */
const driftingBanksMax = 100;
const behindBanksMax = 100;

const fleetSchema = z
  .object({
    banks: z
      .array(z.object({ state: z.enum(tenantStates), count: z.int() }))
      .openapi({ description: 'Every state, those without banks too.' }),
    releases: z.array(z.object({ release: z.string(), banks: z.int(), offered: z.boolean() })).openapi({
      description: 'Banks by the release that they are on; `offered` is what an upgrade would bring them to.',
    }),
    runs: z.object({ queued: z.int(), running: z.int() }),
    drift: z
      .array(z.object({ tenantId: z.string(), alarms: z.int(), differences: z.int(), since: z.iso.datetime() }))
      .openapi({
        description: `Banks that are not as they must be, those with alarms first; at most ${driftingBanksMax}.`,
      }),
    behind: z
      .array(
        z.object({
          tenantId: z.string(),
          unpublishedEvents: z.int(),
          waitingSince: z.iso.datetime().nullable(),
          parkedStreams: z.int(),
        }),
      )
      .openapi({
        description:
          'Active banks whose events wait for Kafka for more than 5 s, or of which a read model could not go on with a ' +
          `stream; who waits longest first, at most ${behindBanksMax}. Looked at every 10 s.`,
      }),
  })
  .openapi('Fleet');

export const getFleet = ({ behind }: Pick<CellDesk, 'behind'>) =>
  queryOperation({
    operationId: 'getFleet',
    path: '/v1/fleet',
    tag: 'fleet',
    roles: everyRole,
    summary: 'All banks at one look',
    success: { status: 200, description: 'Banks by state, open runs, drift, lag.', body: fleetSchema },
    handle: async ({ em }) => {
      const [states, runs, drift] = [
        await em.execute<Counted[]>('select state, count(*)::int as count from tenants group by state'),
        await em.execute<Counted[]>(
          `select state, count(*)::int as count from runs where state in ('queued', 'running') group by state`,
        ),
        await em.execute<DriftRow[]>(
          `select tenant_id, count(*) filter (where severity = 'alarm')::int as alarms, count(*)::int as differences,
                min(since) as since
         from drift_differences group by tenant_id order by 2 desc, 4 limit ?`,
          [driftingBanksMax],
        ),
      ];
      const releases = await em.execute<{ release: string; banks: number }[]>(
        'select release, count(*)::int as banks from bank_releases group by release order by release desc',
      );
      const offered = await offeredRelease(em);
      const isKnown = offered === null || releases.some(({ release }) => release === offered.name);
      const body: z.infer<typeof fleetSchema> = {
        banks: tenantStates.map((state) => ({ state, count: countOf(states, state) })),
        releases: [...(isKnown ? [] : [{ release: offered.name, banks: 0 }]), ...releases].map((one) => ({
          ...one,
          offered: one.release === offered?.name,
        })),
        runs: { queued: countOf(runs, 'queued'), running: countOf(runs, 'running') },
        drift: drift.map(({ tenant_id: tenantId, alarms, differences, since }) => ({
          tenantId,
          alarms,
          differences,
          since: new Date(since).toISOString(),
        })),
        behind: behind()
          .toSorted((a, b) => ((a.waitingSince ?? '~') < (b.waitingSince ?? '~') ? -1 : 1))
          .slice(0, behindBanksMax)
          .map(({ tenant, ...lag }) => ({ tenantId: tenant, ...lag })),
      };
      return { body };
    },
  });

interface Counted {
  readonly state: string;
  readonly count: number;
}
interface DriftRow {
  readonly tenant_id: string;
  readonly alarms: number;
  readonly differences: number;
  readonly since: Date | string;
}

const countOf = (rows: readonly Counted[], state: string): number =>
  rows.find((row) => row.state === state)?.count ?? 0;
