/** The plan of an upgrade from the fleet as it stands: who goes when, who does not, and what would change for each. */
import { platformProblems, ProblemError } from '@munim/kernel';
import type { z } from '@munim/platform/http';
import { ReleaseRow } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import { type FleetBank, planWaves, type WavePlan } from './plan-waves.ts';
import { offeredRelease } from './releases.ts';
import type { PlanBody, planSchema } from './schemas.ts';

type Plan = z.infer<typeof planSchema>;

export interface UpgradePlan {
  readonly target: ReleaseRow;
  readonly waves: WavePlan;
  /** Release of each bank. */
  readonly from: ReadonlyMap<string, string | null>;
  readonly presented: Plan;
}

/** Throws `no-release-offered`, or what is wrong with the canaries. */
export async function planUpgrade(em: EntityManager, { release, only, ...policy }: PlanBody): Promise<UpgradePlan> {
  const target = await targetOf(em, release);
  const known = new Map((await em.find(ReleaseRow, {})).map((row) => [row.name, row]));
  const banks = (await fleetOf(em, only)).map((bank) => ({
    ...bank,
    ahead: isAhead(known.get(bank.release ?? ''), target),
  }));
  const planned = planWaves(banks, target.name, policy);
  if (!planned.ok)
    throw new ProblemError(
      platformProblems.invalidRequest,
      `no active bank to upgrade: ${planned.notCanaries.join(', ')}`,
      { errors: [{ pointer: '/canaries', detail: `no active bank to upgrade: ${planned.notCanaries.join(', ')}` }] },
    );
  const from = new Map(banks.map(({ id, release: present }) => [id, present]));
  const { waves, skipped } = planned.plan;
  return {
    target,
    waves: planned.plan,
    from,
    presented: {
      release: target.name,
      waves: waves.map((wave) => [...wave]),
      skipped: skipped.map(({ id, reason }) => ({ tenantId: id, reason })),
      changes: changesOf(waves.flat(), from, known, target),
    },
  };
}

async function targetOf(em: EntityManager, release: string | undefined): Promise<ReleaseRow> {
  const offered = await offeredRelease(em);
  if (offered && (release === undefined || release === offered.name)) return offered;
  throw new ProblemError(
    controlProblems.noReleaseOffered,
    offered ? `${release} is not offered, ${offered.name} is` : 'no provisioner runs',
  );
}

async function fleetOf(em: EntityManager, only: readonly string[] | undefined): Promise<Omit<FleetBank, 'ahead'>[]> {
  const banks = await em.execute<Omit<FleetBank, 'ahead'>[]>(
    `select t.id, t.state, r.release from tenants t left join bank_releases r on r.tenant_id = t.id
     where t.state not in ('retained', 'disposed') order by t.id`,
  );
  return only ? banks.filter(({ id }) => only.includes(id)) : banks;
}

const isAhead = (present: ReleaseRow | undefined, target: ReleaseRow): boolean =>
  present?.migrations.some((line) => !target.migrations.includes(line)) ?? false;

function changesOf(
  ids: readonly string[],
  from: UpgradePlan['from'],
  known: ReadonlyMap<string, ReleaseRow>,
  target: ReleaseRow,
): Plan['changes'] {
  const releases = [...new Set(ids.map((id) => from.get(id) ?? null))];
  return releases.map((release) => {
    const present = known.get(release ?? '');
    const migrations = target.migrations.filter((line) => !present?.migrations.includes(line));
    return {
      fromRelease: release,
      banks: ids.filter((id) => (from.get(id) ?? null) === release).length,
      migrations: migrations.map((line) => line.split(' ').slice(0, 2).join(' ')),
      resources: resourceChanges(present?.resources ?? {}, target.resources),
    };
  });
}

function resourceChanges(
  present: ReleaseRow['resources'],
  target: ReleaseRow['resources'],
): Plan['changes'][number]['resources'] {
  const names = [...new Set([...Object.keys(present), ...Object.keys(target)])].sort();
  return names.flatMap((name) => {
    if (present[name] === target[name]) return [];
    const change = present[name] === undefined ? 'create' : target[name] === undefined ? 'delete' : 'update';
    return [{ name, change } as const];
  });
}
