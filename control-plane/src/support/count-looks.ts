/** Keeps with each support grant how often the operator called what, as gateways tell it: for the bank to see. */
import type { EntityManager } from '../database/orm.ts';

/** `told`: the hours of clients and grants that were just kept, as JSON. An hour outlives its grant, so all of them are there. */
export const countLooks = (em: EntityManager, told: string): Promise<unknown> =>
  em.execute(
    `update support_grants g set calls = sums.calls
     from (
       select client_id, jsonb_object_agg(outcome, jsonb_build_object('count', n, 'firstAt', first_at, 'lastAt', last_at)) as calls
       from (
         select a.client_id, o.key as outcome, sum((o.value->>'count')::integer) as n, min(o.value->>'firstAt') as first_at,
                max(coalesce(o.value->>'lastAt', o.value->>'firstAt')) as last_at
         from client_actions a, jsonb_each(a.actions) o
         where a.client_id in (select t."clientId" from jsonb_to_recordset(?::jsonb) as t("clientId" text))
         group by 1, 2) by_outcome
       group by 1) sums
     where g.id = sums.client_id`,
    [told],
  );
