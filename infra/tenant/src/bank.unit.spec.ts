import { tenantId } from '@munim/kernel';
import { describe, expect, test } from 'vitest';
import { bankResources } from './bank.ts';
import { displayType } from './resource-kind.ts';

const spec = (tenant: string) => ({
  tenant: tenantId(tenant),
  contexts: ['accounts', 'customers'],
  database: 'd',
  kafkaReplicas: 1,
});
const resources = bankResources(spec('a-bank'));

describe("the list of a bank's resources", () => {
  test('each name once, and what a resource needs stands before it', () => {
    const names = resources.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const [index, { name, after }] of resources.entries())
      for (const needed of after) expect(names.slice(0, index), `${name} after ${needed}`).toContain(needed);
  });

  test('every kind accepts its own inputs', () => {
    const reasons = resources.flatMap(({ kind, desired }) => Object.values(kind.check(desired)));
    expect(reasons).toEqual([]);
  });

  test('locked buckets, and nothing else, outlive the bank', () => {
    const retained = resources
      .filter(({ retainOnDelete }) => retainOnDelete)
      .map(({ kind }) => displayType(kind.token));
    expect(retained).toEqual(['s3-bucket', 's3-bucket']);
  });

  test('no two banks share a thing, however alike their ids', () => {
    const idsOf = (tenant: string): string[] =>
      bankResources(spec(tenant)).map(({ kind, desired }) => `${kind.token} ${kind.idOf(desired)}`);
    const all = ['a-bank', 'a-bank-2', 'a-bank-archive', 'abank'].flatMap(idsOf);
    expect(new Set(all).size).toBe(all.length);
  });
});
