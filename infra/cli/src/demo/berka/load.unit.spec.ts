import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type SmallBank, folderOf, smallBank } from './berka.examples.ts';
import { BerkaDataError } from './data-error.ts';
import { loadBerka, packedBerkaFolder } from './load.ts';

/** Gives the error of loading the small bank with one text replaced by another. */
async function refusal(file: keyof SmallBank, from: string, to: string): Promise<string> {
  const text = smallBank[file].replace(from, to);
  expect(text, 'the change must change something').not.toBe(smallBank[file]);
  const folder = await folderOf({ [file]: text });
  try {
    const error = await loadBerka(folder).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(BerkaDataError);
    return (error as Error).message.replaceAll(`${folder}/`, '');
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the data that travels with the project', () => {
  test('is what its README says, to the byte', async () => {
    const readme = await readFile(join(packedBerkaFolder, '../README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `(\w+\.asc)` +\| (\d+) +\| (\d+) +\| (\d+) +\| `([0-9a-f]{64})` +\|$/gm)];
    expect(rows.map((row) => row[1])).toEqual(Object.keys(smallBank));
    for (const [, name, , bytes, packedBytes, sha256] of rows) {
      const packed = await readFile(join(packedBerkaFolder, `${name}.br`));
      const table = brotliDecompressSync(packed);
      expect([table.length, packed.length]).toEqual([Number(bytes), Number(packedBytes)]);
      expect(createHash('sha256').update(table).digest('hex')).toBe(sha256);
    }
  });

  test('loads whole', async () => {
    const data = await loadBerka();
    expect(Object.fromEntries(Object.entries(data).map(([table, rows]) => [table, rows.length]))).toEqual({
      accounts: 4500,
      clients: 5369,
      dispositions: 5369,
      districts: 77,
      transactions: 46_997,
    });
    expect(data.transactions[0]).toEqual({
      line: 2,
      transactionId: 695247,
      accountId: 2378,
      bookedOn: '1993-01-01',
      kind: 'deposit',
      amountMinor: 70000n,
      balanceMinor: 70000n,
      symbol: '',
    });
    expect(data.transactions.filter((row) => row.balanceMinor < 0n)).toHaveLength(88);
  });
});

describe("another bank's folder", () => {
  test('loads plain or packed, and the plain file wins', async () => {
    const folder = await folderOf();
    const plain = await loadBerka(folder);
    await writeFile(join(folder, 'trans.asc.br'), 'not brotli');
    expect(await loadBerka(folder)).toEqual(plain);
    await writeFile(join(folder, 'trans.asc.br'), brotliCompressSync(smallBank['trans.asc']));
    await writeFile(join(folder, 'client.asc.gz'), gzipSync(smallBank['client.asc']));
    await rm(join(folder, 'trans.asc'));
    await rm(join(folder, 'client.asc'));
    expect(await loadBerka(folder)).toEqual(plain);
    await writeFile(join(folder, 'trans.asc.br'), 'not brotli');
    await expect(loadBerka(folder)).rejects.toThrow(/trans\.asc\.br: cannot be unpacked/);
    await rm(folder, { recursive: true });
  });

  test('that is not there is named with what belongs into it', async () => {
    await expect(loadBerka('/no/such/folder')).rejects.toThrow(
      /^\/no\/such\/folder\/account\.asc: is missing.*account, client, disp, district, trans/,
    );
  });

  test('that is not text is refused', async () => {
    const folder = await folderOf();
    await writeFile(join(folder, 'client.asc'), Buffer.from([0x22, 0xff, 0xfe]));
    await expect(loadBerka(folder)).rejects.toThrow(/client\.asc: is not UTF-8/);
    await rm(folder, { recursive: true });
  });
});

describe('a mistake is named with file, line, column and what is wrong', () => {
  test.each<[keyof SmallBank, string, string, string, string]>([
    ['trans.asc', '14.60', '14,60', 'line 3, column "amount"', '"14,60" is not an amount such as 1234.50'],
    [
      'trans.asc',
      '14.60',
      '-14.60',
      'line 3, column "amount"',
      'is negative; the direction is said by type, never by a sign',
    ],
    ['trans.asc', '988.80', '', 'line 3, column "balance"', '"" is not an amount such as 1234.50'],
    ['trans.asc', '930131', '930231', 'line 3, column "date"', '"930231" is not a day as YYMMDD'],
    [
      'trans.asc',
      '"PRIJEM";"VKLAD"',
      '"VYDAJ";"VKLAD"',
      'line 2, column "operation"',
      'type, operation and k_symbol do not belong together: ["VYDAJ","VKLAD",""]',
    ],
    [
      'trans.asc',
      'UROK',
      'SIPO',
      'line 4, column "operation"',
      'type, operation and k_symbol do not belong together: ["PRIJEM","","SIPO"]',
    ],
    ['trans.asc', '8;1;', '5;1;', 'line 5, column "trans_id"', '5 is taken already, by line 2'],
    ['trans.asc', '8;1;', '8;3;', 'line 5, column "account_id"', '3 is not in account.asc'],
    ['trans.asc', '8;1;', '8;-1;', 'line 5, column "account_id"', '"-1" is not an id (a whole number from 1)'],
    [
      'trans.asc',
      '8;1;',
      '8;2;',
      'line 5, column "date"',
      '1993-02-05 lies before account 2 was opened, on 1995-01-01',
    ],
    [
      'account.asc',
      'MESICNE',
      'ROCNE',
      'line 2, column "frequency"',
      '"POPLATEK ROCNE" is none of POPLATEK MESICNE, POPLATEK TYDNE, POPLATEK PO OBRATU',
    ],
    ['account.asc', '2;1;', '2;9;', 'line 3, column "district_id"', '9 is not in district.asc'],
    [
      'client.asc',
      '450204',
      '451304',
      'line 3, column "birth_number"',
      'is not a birth date as YYMMDD, with 50 added to the month of women',
    ],
    ['disp.asc', '3;13;2', '3;13;1', 'line 4, column "type"', 'account 1 has an owner already, on line 2'],
    ['disp.asc', '2;12;1', '2;99;1', 'line 3, column "client_id"', '99 is not in client.asc'],
  ])('%s: %j → %j', async (file, from, to, place, problem) => {
    expect(await refusal(file, from, to)).toBe(`${file}, ${place}: ${problem}`);
  });

  test('an account without an owner is named where it is listed', async () => {
    expect(await refusal('disp.asc', '3;13;2;"OWNER"', '3;13;2;"DISPONENT"')).toBe(
      'account.asc, line 3, column "account_id": account 2 has no OWNER in disp.asc',
    );
  });
});
