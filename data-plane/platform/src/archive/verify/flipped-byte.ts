/** Finds the one byte whose change explains a wrong hash: the verifier then names it and what it was. */
import { leafHash } from '../tlog/hash.ts';

export interface FlippedByte {
  readonly byte: number;
  readonly is: number;
  readonly was: number;
}

/** A few seconds of hashing on one core, spent once per verification: any single byte of an entry up to 1,400 bytes is found. */
export const searchBytesMax = 1_000_000_000;
/** What one try costs beside its bytes, as bytes: the call itself. */
const tryBytes = 1000;

export const searchCost = (entry: Buffer, masks = allMasks.length): number =>
  masks * entry.length * (entry.length + tryBytes);

/** Tries single bits and the inverted byte at every place first, then every other value while the budget lasts. */
export function findFlippedByte(entry: Buffer, expected: Buffer, budgetBytes: number): FlippedByte | undefined {
  const guess = Buffer.from(entry);
  const tries = (masks: readonly number[]): FlippedByte | undefined => {
    for (let byte = 0; byte < entry.length; byte++) {
      const is = entry[byte] as number;
      for (const mask of masks) {
        guess[byte] = is ^ mask;
        if (leafHash(guess).equals(expected)) return { byte, is, was: is ^ mask };
      }
      guess[byte] = is;
    }
    return undefined;
  };
  const [likely, others] = [likelyMasks, allMasks.filter((mask) => !likelyMasks.includes(mask))];
  if (searchCost(entry, likely.length) > budgetBytes) return undefined;
  return tries(likely) ?? (searchCost(entry) > budgetBytes ? undefined : tries(others));
}

const allMasks = Array.from({ length: 255 }, (_, mask) => mask + 1);
const likelyMasks = [1, 2, 4, 8, 16, 32, 64, 128, 255];
