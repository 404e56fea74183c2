/** POST /v1/customers/{customerId}/change-details: a customer moved, married, or has another phone. */
import { platformProblems } from '@munim/kernel';
import { commandCall, commandOperation } from '@munim/platform/http';
import { sealChangedFields } from '@munim/platform/privacy';
import { changeCustomerDetails, changeReasons } from '../customer/decide.ts';
import { personalTexts } from './personal-details.ts';
import { problemsOf } from './problems.ts';
import { changeBody, customerParams, standingSchema } from './schemas.ts';

export const changeCustomerDetailsOperation = commandOperation({
  operationId: 'changeCustomerDetails',
  path: '/v1/customers/{customerId}/change-details',
  context: 'customers',
  summary: "Change a customer's details",
  scope: 'customers:write',
  params: customerParams,
  body: changeBody,
  success: { status: 200, description: 'Changed, or as asked for already.', body: standingSchema },
  reasons: problemsOf(changeReasons),
  problems: [platformProblems.cardNumberRefused],
  prepare: async ({ params: { customerId }, body, today }, bank) => {
    const personal = await sealChangedFields(bank.keys, customerId, personalTexts(body, today));
    return commandCall({
      definition: changeCustomerDetails,
      command: { customerId, country: body.country, personal },
      businessDate: today,
    });
  },
});
