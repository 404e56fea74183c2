/** POST /v1/customers: takes a person or an organisation on as a customer. */
import { platformProblems } from '@munim/kernel';
import { commandCall, commandOperation } from '@munim/platform/http';
import { sealFields } from '@munim/platform/privacy';
import { registerCustomer, registerReasons } from '../customer/decide.ts';
import { personalTexts } from './personal-details.ts';
import { problemsOf } from './problems.ts';
import { registerBody, standingSchema } from './schemas.ts';

export const registerCustomerOperation = commandOperation({
  operationId: 'registerCustomer',
  path: '/v1/customers',
  context: 'customers',
  summary: 'Register a customer',
  description: 'Personal members are sealed with a key of this customer before anything is stored.',
  scope: 'customers:write',
  body: registerBody,
  success: { status: 201, description: 'Registered.', body: standingSchema },
  reasons: problemsOf(registerReasons),
  problems: [platformProblems.cardNumberRefused],
  prepare: async ({ body, today, newId }, bank) => {
    const texts = personalTexts(body, today);
    const customerId = newId('customer');
    const personal = await sealFields(bank.keys, customerId, texts);
    const { kind, country, reference } = body;
    return commandCall({
      definition: registerCustomer,
      command: { customerId, kind, country, reference, personal },
      businessDate: today,
    });
  },
});
