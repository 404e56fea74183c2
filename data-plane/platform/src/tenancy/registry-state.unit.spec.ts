import { describe, expect, test } from 'vitest';
import { createRegistryState } from './registry-state.ts';

const bank = (id: string, extra: object = {}): string =>
  JSON.stringify({
    kind: 'tenant',
    id,
    name: id,
    state: 'active',
    contexts: ['accounts'],
    limits: { requestsPerSecond: 1 },
    updatedAt: 'x',
    cell: {
      name: 'c',
      postgres: { host: 'h', port: 1, database: 'd' },
      kafka: { brokers: ['h:1'] },
      objectStore: { endpoint: 'e', region: 'r' },
    },
    ...extra,
  });

describe('the registry in memory', () => {
  test('the last record of a key counts, a tombstone takes it away, listeners hear both', () => {
    const registry = createRegistryState();
    const heard: string[] = [];
    const end = registry.onChange(({ key, entry }) => heard.push(`${key} ${entry ? 'set' : 'gone'}`));
    registry.apply('tenant/bank-a', bank('bank-a'));
    registry.apply('tenant/bank-a', bank('bank-a', { state: 'suspended' }));
    expect(registry.tenant('bank-a')?.state).toBe('suspended');
    registry.apply('tenant/bank-a', null);
    expect(registry.tenants()).toEqual([]);
    end();
    registry.apply('tenant/bank-a', bank('bank-a'));
    expect(heard).toEqual(['tenant/bank-a set', 'tenant/bank-a set', 'tenant/bank-a gone']);
    expect(registry.generation()).toBe(4);
  });

  test.each([
    ['no JSON', 'tenant/bank-a', '{'],
    ['another bank under this key', 'tenant/bank-a', bank('bank-b')],
    ['an id that would reach into another name', 'tenant/bank_a.', bank('bank_a.')],
    ['an unknown kind', 'x/y', '{"kind":"x"}'],
    [
      'a private key',
      'signing-key/k',
      '{"kind":"signing-key","kid":"k","state":"signing","jwk":{"kty":"RSA","crv":"","x":"","kid":"k","alg":"RS256"}}',
    ],
  ])('a bad record is refused and changes nothing: %s', (_, key, value) => {
    const registry = createRegistryState();
    registry.apply('tenant/bank-a', bank('bank-a'));
    expect(() => registry.apply(key, value)).toThrow(/./);
    expect(registry.tenants().map((one) => one.id)).toEqual(['bank-a']);
    expect(registry.generation()).toBe(1);
  });

  test('what a plan limits is held as it was announced; an entry from before it was announced limits less', () => {
    const registry = createRegistryState();
    registry.apply('tenant/bank-a', bank('bank-a'));
    expect(registry.tenant('bank-a')?.limits).toEqual({ requestsPerSecond: 1 });
    const limits = { requestsPerSecond: 1, commandsPerDay: 2, exportsPerDay: 3, storageBytes: 4 };
    registry.apply('tenant/bank-a', bank('bank-a', { limits }));
    expect(registry.tenant('bank-a')?.limits).toEqual(limits);
  });

  test('members that a newer control plane adds do not stop an older pod', () => {
    const registry = createRegistryState();
    registry.apply('tenant/bank-a', bank('bank-a', { plan: 'gold' }));
    expect(registry.tenant('bank-a')).not.toHaveProperty('plan');
  });
});
