/** Customers: who they are, how that is changed, and finding them again. */
import type { Client } from 'openapi-fetch';
import type { paths } from './generated/data-plane.ts';
import type { ListOptions, ReadOptions, WriteOptions } from './munim.ts';
import { dataOf, readHeaders, signalOf, type Written, writeHeaders, writtenOf } from './operation.ts';
import { awaiting, eachRow } from './pages.ts';
import type { Answer, Body, Filter } from './schema.ts';

export type Customer = Answer<'getCustomer', 200>;
export type CustomerStanding = Written<Answer<'registerCustomer', 201>>;
export type ListedCustomer = Answer<'listCustomers', 200>['data'][number];

export interface Customers {
  readonly register: (body: Body<'registerCustomer'>, options?: WriteOptions) => Promise<CustomerStanding>;
  readonly changeDetails: (
    customerId: string,
    body: Body<'changeCustomerDetails'>,
    options?: WriteOptions,
  ) => Promise<CustomerStanding>;
  readonly close: (customerId: string, options?: WriteOptions) => Promise<CustomerStanding>;
  readonly get: (customerId: string, options?: ReadOptions) => Promise<Customer>;
  readonly list: (
    filter?: Filter<'listCustomers'>,
    options?: ListOptions,
  ) => AsyncGenerator<ListedCustomer, void, undefined>;
}

export function customersOf(api: Client<paths>): Customers {
  const one = '/v1/customers/{customerId}';
  const write = (customerId: string, options?: WriteOptions) => ({
    params: { path: { customerId }, header: writeHeaders(options) },
    ...signalOf(options),
  });
  const get: Customers['get'] = (customerId, options) =>
    dataOf(api.GET(one, { params: { path: { customerId }, header: readHeaders(options) }, ...signalOf(options) }));
  return {
    register: (body, options) =>
      writtenOf(api.POST('/v1/customers', { params: { header: writeHeaders(options) }, body, ...signalOf(options) })),
    changeDetails: (customerId, body, options) =>
      writtenOf(api.POST(`${one}/change-details`, { ...write(customerId, options), body })),
    close: (customerId, options) => writtenOf(api.POST(`${one}/close`, write(customerId, options))),
    get,
    list: (filter, options) =>
      eachRow(
        (cursor) =>
          dataOf(api.GET('/v1/customers', { params: { query: { ...filter, ...cursor } }, ...signalOf(options) })),
        awaiting(get, options),
      ),
  };
}
