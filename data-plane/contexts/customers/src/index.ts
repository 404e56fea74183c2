/** Customers: the people and organisations of a bank, known by sealed details that only their own key opens. */
import type { Context } from '@munim/platform/context';
import { customerAggregate } from './customer/customer.ts';
import { referenceAggregate } from './customer/reference.ts';
import { changeCustomerDetailsOperation } from './http/change-customer-details.ts';
import { closeCustomerOperation } from './http/close-customer.ts';
import { getCustomerOperation } from './http/get-customer.ts';
import { listCustomersOperation } from './http/list-customers.ts';
import { registerCustomerOperation } from './http/register-customer.ts';
import { eventSchemas } from './public/events.ts';
import { customerDetailsReadModel } from './read-models/customer-details/project.ts';

export const customers: Context = {
  name: 'customers',
  about: 'The people and companies that the bank has as customers; what is personal is sealed.',
  aggregates: [customerAggregate, referenceAggregate],
  operations: [
    registerCustomerOperation,
    changeCustomerDetailsOperation,
    closeCustomerOperation,
    getCustomerOperation,
    listCustomersOperation,
  ],
  readModels: [customerDetailsReadModel],
  workflows: [],
  eventSchemas,
};
