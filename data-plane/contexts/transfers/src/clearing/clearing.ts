/** The clearing house as a participant sees it: instruct, ask, recall. Every call may be repeated without harm. */
import type { TransferTerms } from '../transfer/transfer.ts';

export type ClearingStatus = 'PENDING' | 'SETTLED' | 'REFUSED' | 'RECALLED';
export interface ClearingAnswer {
  readonly status: ClearingStatus;
  readonly reason?: string;
}

export interface Clearing {
  readonly instruct: (transferId: string, debtorBank: string, terms: TransferTerms) => Promise<ClearingAnswer>;
  /** Undefined when clearing has never heard of the instruction. */
  readonly ask: (transferId: string) => Promise<ClearingAnswer | undefined>;
  /** Ends a pending instruction; a settled or refused one is answered as it is. */
  readonly recall: (transferId: string) => Promise<ClearingAnswer>;
}

/** One call: a clearing house that takes longer is asked again later. */
const callTimeoutMs = 5_000;

export function httpClearing(baseUrl: string): Clearing {
  const call = async (method: string, path: string, body?: unknown): Promise<ClearingAnswer | undefined> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      signal: AbortSignal.timeout(callTimeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (response.status === 404 && method === 'GET') {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok)
      throw new Error(
        `clearing answered ${response.status} to ${method} ${path}: ${(await response.text()).slice(0, 200)}`,
      );
    return (await response.json()) as ClearingAnswer;
  };
  const answered = async (answer: Promise<ClearingAnswer | undefined>): Promise<ClearingAnswer> => {
    const value = await answer;
    if (!value) throw new Error('clearing gave no answer');
    return value;
  };
  return {
    instruct: (transferId, debtorBank, terms) => {
      if (!('bank' in terms.creditor))
        throw new Error(`${transferId} stays inside the bank: clearing has no part in it`);
      return answered(
        call('PUT', `/instructions/${transferId}`, {
          debtorBank,
          creditorBank: terms.creditor.bank,
          creditorAccount: terms.creditor.account,
          amount: terms.amount,
          currency: terms.currency,
        }),
      );
    },
    ask: (transferId) => call('GET', `/instructions/${transferId}`),
    recall: (transferId) => answered(call('POST', `/instructions/${transferId}/recall`)),
  };
}
