/** The read model is the fold of the log, however the events were cut into batches; pages cover it without a gap. */
import { decodeEvent } from '@munim/kernel';
import { readLog } from '@munim/platform/log';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type CustomersBank, createCustomersBank } from '../../testing/customers-bank.ts';
import { customerDetailsReadModel } from './project.ts';

let ours: CustomersBank;
const made: string[] = [];
beforeAll(async () => {
  ours = await createCustomersBank(inject('services'));
  for (let number = 0; number < 7; number++) {
    const { body } = await ours.post('/v1/customers', {
      kind: 'PERSON',
      country: 'CZ',
      fullName: `Customer ${number}`,
      reference: `N-${number}`,
    });
    made.unshift(body.customerId);
    if (number % 2 === 0)
      await ours.post(`/v1/customers/${body.customerId}/change-details`, { email: `c${number}@example.cz` });
    // A batch ends here for every third, so that later events meet rows of batches before.
    if (number % 3 === 0) await ours.project();
    if (number === 2 || number === 5) await ours.post(`/v1/customers/${body.customerId}/close`);
  }
  await ours.project();
});
afterAll(() => ours.remove());

describe('equal to the fold of the log', () => {
  test('whether folded in the batches above, one by one, or all at once', async () => {
    expect(await rowsThatDiffer(500)).toEqual({ folded: '7', different: '0' });
    expect(await rowsThatDiffer(1)).toEqual({ folded: '7', different: '0' });
  });
  test('negative control: one column of one row touched by hand is found', async () => {
    await ours.bank.sql`update customer_details set email = phone where reference = 'N-0'`;
    expect(await rowsThatDiffer(500)).toEqual({ folded: '7', different: '1' });
  });
});

/** Folds the whole log into a side table, as a rebuild does. */
async function rowsThatDiffer(batchSize: number) {
  const { sql } = ours.bank;
  const events = (await readLog(sql, 0n, 1_000)).map((entry) => decodeEvent(entry.payload));
  return sql.begin(async (tx) => {
    await tx`create table side (like customer_details including all)`;
    for (let from = 0; from < events.length; from += batchSize)
      await customerDetailsReadModel.project(events.slice(from, from + batchSize), tx, () => 'side');
    const [counts] = await tx<{ folded: string; different: string }[]>`
      select (select count(*) from side) as folded,
             (select count(*) from (table customer_details except table side) live) as different`;
    await tx`drop table side`;
    return counts;
  });
}

describe('pages', () => {
  const walk = async (query: string): Promise<string[]> => {
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { status, body } = await ours.get(`/v1/customers?limit=2${query}${cursor}`);
      expect([status, body.data.length <= 2]).toEqual([200, true]);
      seen.push(...body.data.map((one) => one.customerId));
      if (!body['hasMore']) return seen;
      cursor = `&cursor=${String(body['nextCursor'])}`;
    }
  };
  test('newest first, each once', async () => expect(await walk('')).toEqual(made));
  test('of one status', async () => expect(await walk('&status=CLOSED')).toEqual([made[1], made[4]]));
  test('the one with a reference, and none', async () => {
    expect(await walk('&reference=N-3')).toEqual([made[3]]);
    expect(await walk('&reference=n-3')).toEqual([]);
  });
  test.each([
    'limit=0',
    'limit=201',
    'cursor=x',
    'status=OPEN',
    'reference=a%20b',
    'unknown=1',
    'status=CLOSED&status=ACTIVE',
  ])('refuse %s', async (query) =>
    expect((await ours.get(`/v1/customers?${query}`)).body.code).toBe('invalid-request'),
  );
  test('show of a person no more than the name', async () => {
    const { body } = await ours.get('/v1/customers?reference=N-0');
    expect(Object.keys(body.data[0] ?? {}).sort()).toEqual([
      'closedAt',
      'country',
      'customerId',
      'erased',
      'fullName',
      'kind',
      'reference',
      'registeredAt',
      'status',
    ]);
  });
});
