/** What other contexts may ask of customers inside their own commands; it is pure and decides on the same log. */
import type { StreamReader } from '@munim/kernel';
import { customerAggregate, type CustomerState } from '../customer/customer.ts';

export type CustomerStanding = CustomerState['status'];

/** The command that asks names the customer's id among its streams, so no close can slip in between. */
export const readCustomerStanding = (at: StreamReader, customerId: string): CustomerStanding =>
  at.state(customerAggregate, customerId).status;

export { customerAggregate };
export { customerProblems } from '../http/problems.ts';
