/** What quotas and plans are called, and what a plan includes in a line. */
import type { Plan, Quotas } from '../api/client.ts';

const gib = 2 ** 30;

interface QuotaWords {
  readonly quota: keyof Quotas;
  readonly label: string;
  /** What one types is multiplied by this. */
  readonly unit: number;
}

export const quotaWords: readonly QuotaWords[] = [
  { quota: 'requestsPerSecond', label: 'Requests a second', unit: 1 },
  { quota: 'commandsPerDay', label: 'Commands a day', unit: 1 },
  { quota: 'storageBytes', label: 'Storage, GiB', unit: gib },
  { quota: 'exportsPerDay', label: 'Exports a day', unit: 1 },
  { quota: 'clientsMax', label: 'API clients', unit: 1 },
];

/** `4,000` */
export const amountText = (amount: number): string => amount.toLocaleString('en');

/** `2,000 requests a second, …` */
export const quotasText = ({
  requestsPerSecond,
  commandsPerDay,
  storageBytes,
  exportsPerDay,
  clientsMax,
}: Quotas): string =>
  [
    `${amountText(requestsPerSecond)} requests a second`,
    `${amountText(commandsPerDay)} commands a day`,
    `${amountText(storageBytes / gib)} GiB`,
    `${amountText(exportsPerDay)} exports a day`,
    `${amountText(clientsMax)} API clients`,
  ].join(', ');

export function includedText({ contexts, quotas, tier, hasSandbox }: Plan): string {
  const place = tier === 'dedicated' ? 'a cell of its own' : 'a cell shared with others';
  const sandbox = hasSandbox ? 'a sandbox bank beside it' : 'no sandbox bank';
  return `${contexts.join(', ')}; ${quotasText(quotas)}; ${place}; ${sandbox}.`;
}
