import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => void (api = await startTestApi()));
afterAll(() => api.stop());

test("a request id is always one of ours; the caller's own stands behind it, when it is harmless", async () => {
  const given = ['chosen-by-the-caller', 'chosen-by-the-caller', "x'; drop table audit", 'x'.repeat(65)];
  const ids = await Promise.all(
    given.map(async (id, n) => {
      const bank = { id: `traced-bank-${n}`, name: 'Traced', country: 'IN' };
      const { headers } = await api.post('/v1/tenants', bank, api.first, { 'x-request-id': id });
      const { data } = (await api.get(`/v1/audit?target=tenant/${bank.id}`)).body;
      expect(data[0].requestId).toBe(headers.get('x-request-id'));
      return data[0].requestId as string;
    }),
  );
  const [one, other, ...rude] = ids;
  for (const id of [one, other]) expect(id).toMatch(/^req_[0-9a-z]{26}\.chosen-by-the-caller$/);
  expect(one).not.toBe(other);
  for (const id of rude) expect(id).toMatch(/^req_[0-9a-z]{26}$/);
});
