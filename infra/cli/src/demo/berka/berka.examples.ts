/** Small histories for the tests, in the source's own text and as rows. */

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { businessDate } from '@munim/kernel';
import type { OperationKind } from './operation-kind.ts';
import type { TransactionRow } from './rows.ts';

const districtHeader = Array.from({ length: 16 }, (_, index) => `A${index + 1}`).join(';');

/** One bank of two accounts: 1 is opened in 1993 and used, 2 is opened a year after the last transaction. */
export const smallBank = {
  'account.asc': `"account_id";"district_id";"frequency";"date"
1;1;"POPLATEK MESICNE";930101
2;1;"POPLATEK TYDNE";950101
`,
  'client.asc': `"client_id";"birth_number";"district_id"
11;"706213";1
12;"450204";1
13;"406009";1
`,
  'disp.asc': `"disp_id";"client_id";"account_id";"type"
1;11;1;"OWNER"
2;12;1;"DISPONENT"
3;13;2;"OWNER"
`,
  'district.asc': `${districtHeader}
1;"Hl.m. Praha";"Prague";1204953;0;0;0;1;1;100.0;12541;0.29;0.43;167;85677;99107
`,
  'trans.asc': `trans_id;account_id;date;type;operation;amount;balance;k_symbol;bank;account
5;1;930101;"PRIJEM";"VKLAD";1000.00;1000.00;"";;
6;1;930131;"VYDAJ";"VYBER";14.60;988.80;"SLUZBY";;
7;1;930131;"PRIJEM";"";3.40;1003.40;"UROK";;
8;1;930205;"VYDAJ";"PREVOD NA UCET";500.00;488.80;"SIPO";"EF";"1222903"
`,
} as const;

export type SmallBank = Record<keyof typeof smallBank, string>;

/** Writes the small bank to a new folder, with some of its text changed. */
export async function folderOf(changes: Partial<SmallBank> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'munim-berka-'));
  await Promise.all(
    Object.entries({ ...smallBank, ...changes }).map(([name, text]) => writeFile(join(folder, name), text)),
  );
  return folder;
}

/** A row of account 1; amounts and balances in haléř. */
export function rowOf(
  transactionId: number,
  day: string,
  kind: OperationKind,
  amountMinor: number | bigint,
  balanceMinor: number | bigint,
): TransactionRow {
  return {
    line: transactionId + 1,
    transactionId,
    accountId: 1,
    bookedOn: businessDate(day),
    kind,
    amountMinor: BigInt(amountMinor),
    balanceMinor: BigInt(balanceMinor),
    symbol: '',
  };
}
