/** Loads a bank's history in the Berka format: the one that travels with the project, or another folder's. */

import { fileURLToPath } from 'node:url';
import { type TablePaths, checkReferences } from './references.ts';
import type { BerkaData } from './rows.ts';
import { readTableFile } from './table-file.ts';
import { parseAccounts, parseClients, parseDispositions, parseDistricts, parseTransactions } from './tables.ts';

export const packedBerkaFolder = fileURLToPath(new URL('../../../data/berka/', import.meta.url));

/** Each table may be plain (.asc) or packed (.asc.br, .asc.gz). Throws BerkaDataError on wrong data. */
export async function loadBerka(folder: string = packedBerkaFolder): Promise<BerkaData> {
  const account = await readTableFile(folder, 'account');
  const client = await readTableFile(folder, 'client');
  const disp = await readTableFile(folder, 'disp');
  const district = await readTableFile(folder, 'district');
  const trans = await readTableFile(folder, 'trans');
  const data: BerkaData = {
    accounts: parseAccounts(account),
    clients: parseClients(client),
    dispositions: parseDispositions(disp),
    districts: parseDistricts(district),
    transactions: parseTransactions(trans),
  };
  const paths: TablePaths = {
    account: account.path,
    client: client.path,
    disp: disp.path,
    district: district.path,
    trans: trans.path,
  };
  checkReferences(data, paths);
  return data;
}
