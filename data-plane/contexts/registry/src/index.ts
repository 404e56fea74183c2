/** The registry of contexts: adding a business to the platform is one line here; routes, topics, tables follow from it. */
import { accounts } from '@munim/accounts';
import { customers } from '@munim/customers';
import type { Context } from '@munim/platform/context';
import { transfers } from '@munim/transfers';

export const contexts: readonly Context[] = [customers, accounts, transfers];
