/** The order of audit entries: gap-free, in the order of the commits, and fixed for ever. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { EntityManager } from '../database/orm.ts';
import { type AuditWorld, createAuditWorld } from './testing/audit-world.ts';

let world: AuditWorld;
beforeAll(async () => {
  world = await createAuditWorld(inject('services'));
});
afterAll(() => world.close());

const insert = (target: string) =>
  world.sql`insert into audit (actor, action, target, request_id) values ('spec', 'do', ${target}, 'req_spec')`;

const positionOf = async (target: string): Promise<number> => {
  const [row] = await world.sql<{ position: string }[]>`select position from audit where target = ${target}`;
  return Number(row?.position);
};

test('an entry gets its position when its transaction commits: who commits first comes first', async () => {
  await world.sql.begin(async (slow) => {
    await slow`insert into audit (actor, action, target, request_id) values ('spec', 'do', 'slow', 'req_spec')`;
    await insert('quick');
  });
  expect((await positionOf('slow')) - (await positionOf('quick'))).toBe(1);
});

test('a reader never sees a gap, however many commit and roll back at once', async () => {
  let done = false;
  const seen = (async () => {
    let looks = 0;
    for (; !done; looks++) {
      const [row] = await world.sql<{ rows: string; last: string }[]>`
        select count(*) as rows, coalesce(max(position), 0) as last from audit`;
      expect(row?.last).toBe(row?.rows);
    }
    return looks;
  })();
  const add = (em: EntityManager, target: string) =>
    em.execute(`insert into audit (actor, action, target, request_id) values ('spec', 'do', ?, 'req_spec')`, [target]);
  const writers = Array.from({ length: 120 }, (_, index) =>
    world.orm.em.fork().transactional(async (em) => {
      await add(em, `many/${index}`);
      await em.execute('select pg_sleep(?)', [(index % 7) / 1000]);
      if (index % 3 === 0) throw new Error('rolled back');
      await add(em, `many/${index}/second`);
    }),
  );
  const outcomes = await Promise.allSettled(writers);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(40);
  done = true;
  expect(await seen).toBeGreaterThan(5);
  const [row] = await world.sql<{ rows: string; last: string }[]>`
    select count(*) as rows, max(position) as last from audit where target like 'many/%'`;
  expect(row?.rows).toBe('160');
});

test('no deadlock: whatever a transaction locks before or after its entry, the order is taken last', async () => {
  await world.sql`create table rows_of_spec as select 1 as id, 0 as value`;
  const crossed = Array.from({ length: 30 }, (_, index) =>
    world.sql.begin(async (sql) => {
      const entry = sql`insert into audit (actor, action, target, request_id) values ('spec', 'do', 'crossed', 'req_spec')`;
      const row = sql`update rows_of_spec set value = value + 1 where id = 1`;
      for (const step of index % 2 === 0 ? [entry, row] : [row, entry]) await step;
    }),
  );
  await Promise.all(crossed);
  expect((await world.sql`select value from rows_of_spec`)[0]).toEqual({ value: 30 });
});

test.each([
  [
    'an entry that brings its position',
    `insert into audit (actor, action, target, request_id, position) values ('a', 'b', 'c', 'd', 9)`,
  ],
  ['another position', 'update audit set position = position + 1000'],
  ['no position', 'update audit set position = null'],
  ['another text with the same position', `update audit set reason = 'never said'`],
  [
    'a text that no archive takes',
    `insert into audit (actor, action, target, request_id) values ('a', 'b', repeat('c', 8192), 'd')`,
  ],
])('the database refuses %s', async (_name, attack) => {
  await insert('attacked');
  const before = await world.sql`select * from audit order by id`;
  await expect(world.sql.unsafe(attack)).rejects.toThrow(/append-only|when it is committed|audit_entry_fits/);
  expect(await world.sql`select * from audit order by id`).toEqual(before);
});
