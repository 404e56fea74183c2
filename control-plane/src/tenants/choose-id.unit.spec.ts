import { isTenantId } from '@munim/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tenantIdFrom } from './choose-id.ts';

describe('the id of a bank that nobody chose', () => {
  test.each([
    ['Kaveri Co-operative Bank', 'kaveri-co-operative-bank-0q4z'],
    ['Československá obchodní', 'ceskoslovenska-obchodni-0q4z'],
    ['7 Hills', 'hills-0q4z'],
    ['बैंक', 'bank-0q4z'],
    ['A very long name that goes on and on and on', 'a-very-long-name-that-goes-on-0q4z'],
  ])('%s → %s', (name, id) => {
    expect(tenantIdFrom(name, '0q4z')).toBe(id);
  });

  test('is an id whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => isTenantId(tenantIdFrom(name, '7fk2'))),
    );
  });
});
