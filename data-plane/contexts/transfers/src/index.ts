/** Transfers: money from one account to another, inside the bank at once, to another bank through clearing. */
import type { Context } from '@munim/platform/context';
import { getTransfer } from './http/get-transfer.ts';
import { listTransfers } from './http/list-transfers.ts';
import { requestTransferOperation } from './http/request-transfer.ts';
import { transferEventSchemas } from './public/events.ts';
import { transfersReadModel } from './read-models/transfers/project.ts';
import { transferAggregate } from './transfer/transfer.ts';
import { clearingWorkflow } from './workflow/clearing-workflow.ts';

export const transfers: Context = {
  name: 'transfers',
  about: 'Money from one account to another: inside the bank at once, to another bank through clearing.',
  aggregates: [transferAggregate],
  operations: [requestTransferOperation, getTransfer, listTransfers],
  readModels: [transfersReadModel],
  workflows: [clearingWorkflow],
  eventSchemas: transferEventSchemas,
};
