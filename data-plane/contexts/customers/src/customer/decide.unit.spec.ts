/** The four verdicts of each command on a customer: done, refused, done before, and what it leaves for others to read. */
import { given, History } from '@munim/kernel/testing';
import { describe, expect, test } from 'vitest';
import { readCustomerStanding } from '../public/commands.ts';
import { eventSchemas } from '../public/events.ts';
import {
  assigned,
  closed,
  detailsChanged,
  jana,
  karel,
  registered,
  registerJana,
  sealedText,
} from './customer.examples.ts';
import { changeCustomerDetails, closeCustomer, registerCustomer } from './decide.ts';
import { customerRejections } from './rejection.ts';

const company = { ...registerJana, kind: 'ORGANISATION', personal: { fullName: sealedText('Stavby') } } as const;
const active = [registered(jana)];
const gone = [registered(jana), closed(jana)];

describe('register', () => {
  test("a person with the bank's own number: the number is theirs in the same step", () => {
    const { kind, country, reference, personal } = registerJana;
    given([])
      .when(registerCustomer, registerJana)
      .then([registered(jana, { kind, country, reference, personal }), assigned('4711', jana)], {
        customerId: jana,
        status: 'ACTIVE',
      });
  });
  test('without a number of the bank', () => {
    given([])
      .when(registerCustomer, { ...registerJana, reference: undefined })
      .then([registered(jana, { personal: registerJana.personal })]);
  });
  test('an organisation', () => {
    given([])
      .when(registerCustomer, company)
      .then([
        registered(jana, { kind: 'ORGANISATION', reference: '4711', personal: company.personal }),
        assigned('4711', jana),
      ]);
  });
  test('refuses a number that another customer has, even a closed one', () => {
    given([registered(karel), assigned('4711', karel)])
      .when(registerCustomer, registerJana)
      .thenRejected('reference-taken');
    given([registered(karel), assigned('4711', karel), closed(karel)])
      .when(registerCustomer, registerJana)
      .thenRejected('reference-taken');
  });
  test('numbers that differ in case or sign are different numbers', () => {
    for (const other of ['4712', 'A4711', '47-11'])
      expect(given([assigned(other, karel)]).when(registerCustomer, registerJana).decision.outcome).toBe('accepted');
  });
  test('refuses the birth date of an organisation, after a number that is taken', () => {
    const born = { ...company, personal: registerJana.personal };
    given([]).when(registerCustomer, born).thenRejected('birth-date-of-organisation');
    given([assigned('4711', karel)])
      .when(registerCustomer, born)
      .thenRejected('reference-taken');
  });
  test('an id that is not fresh is a bug, not an answer', () => {
    expect(() => given(active).when(registerCustomer, registerJana)).toThrow('is not fresh');
  });
});

describe('change details', () => {
  const change = { customerId: jana, personal: { email: sealedText('new'), phone: null } };

  test('keeps what changed and nothing else, removals included', () => {
    given(active)
      .when(changeCustomerDetails, change)
      .then([detailsChanged(jana, { personal: change.personal })], { customerId: jana, status: 'ACTIVE' });
  });
  test('the country alone, and only when it is another', () => {
    given(active)
      .when(changeCustomerDetails, { customerId: jana, country: 'SK', personal: {} })
      .then([detailsChanged(jana, { country: 'SK' })]);
    given(active).when(changeCustomerDetails, { customerId: jana, country: 'CZ', personal: {} }).thenAlreadyApplied();
    given([...active, detailsChanged(jana, { country: 'SK' })])
      .when(changeCustomerDetails, { customerId: jana, country: 'SK', personal: {} })
      .thenAlreadyApplied({ customerId: jana, status: 'ACTIVE' });
  });
  test('a ciphertext is always a change: equal texts look different once sealed', () => {
    given(active)
      .when(changeCustomerDetails, { ...change, country: 'CZ' })
      .then([detailsChanged(jana, { personal: change.personal })]);
  });
  test.each([
    ['unknown', [], {}, 'unknown-customer'],
    ['closed', gone, {}, 'customer-closed'],
    ['erased', active, { personal: 'erased' }, 'customer-erased'],
    ['closed and erased', gone, { personal: 'erased' }, 'customer-closed'],
    ['unknown, so without a key', [], { personal: 'missing' }, 'unknown-customer'],
    [
      'an organisation and gets a birth date',
      [registered(jana, { kind: 'ORGANISATION' })],
      { personal: { birthDate: sealedText('x') } },
      'birth-date-of-organisation',
    ],
  ] as const)('refuses a customer that is %s', (_is, events, part, reason) => {
    given(events)
      .when(changeCustomerDetails, { ...change, ...part })
      .thenRejected(reason);
  });
  test('an organisation may drop a birth date that came from elsewhere', () => {
    given([registered(jana, { kind: 'ORGANISATION' })])
      .when(changeCustomerDetails, { customerId: jana, personal: { birthDate: null } })
      .then([detailsChanged(jana, { personal: { birthDate: null } })]);
  });
  test('a registered customer without a key is a fault of the keystore, not an answer', () => {
    expect(() => given(active).when(changeCustomerDetails, { customerId: jana, personal: 'missing' })).toThrow(
      'keystore',
    );
  });
});

describe('close', () => {
  test('an active customer', () => {
    given(active)
      .when(closeCustomer, { customerId: jana })
      .then([closed(jana)], { customerId: jana, status: 'CLOSED' });
  });
  test('refuses one that does not exist', () =>
    given([]).when(closeCustomer, { customerId: jana }).thenRejected('unknown-customer'));
  test('a closed one is closed', () => {
    given(gone).when(closeCustomer, { customerId: jana }).thenAlreadyApplied({ customerId: jana, status: 'CLOSED' });
  });
});

describe('what others may read', () => {
  test.each([
    ['unknown', []],
    ['active', active],
    ['active', [...active, detailsChanged(jana, { country: 'SK' })]],
    ['closed', gone],
  ] as const)('a customer that is %s', (standing, events) => {
    const history = new History(events);
    const reader = { state: history.state.bind(history), version: history.version.bind(history) };
    expect(readCustomerStanding(reader, jana)).toBe(standing);
  });
  test('every event that a command appends fits its public schema', () => {
    const history = new History();
    history.submit(registerCustomer, registerJana);
    history.submit(changeCustomerDetails, {
      customerId: jana,
      country: 'SK',
      personal: { email: null, fullName: sealedText('J') },
    });
    history.submit(closeCustomer, { customerId: jana });
    const seen = history.events.map(
      ({ type, data }) => (eventSchemas[type as keyof typeof eventSchemas].parse(data), type),
    );
    expect(new Set(seen)).toEqual(new Set(Object.keys(eventSchemas)));
  });
  test('a personal value in clear does not fit the schema', () => {
    const { data } = registered(jana, { personal: { fullName: 'Jana Nováková' } });
    expect(eventSchemas['customers.CustomerRegistered'].safeParse(data).success).toBe(false);
  });
});

test('each reason is named once', () => expect(new Set(customerRejections).size).toBe(customerRejections.length));
