/** The proof that a refusal left no trace: the log's position, and what the read models say, before and after. */
import { expect } from 'vitest';
import type { Bank } from './bank.ts';
import { type Expected, expectProblem } from './expect-problem.ts';
import type { Answer, RawRequest } from './raw-http.ts';

export interface BadRequest extends Expected {
  readonly name: string;
  readonly request: RawRequest;
  /** Another pointer that may stand for `pointer`. */
  readonly orPointer?: string;
}

/** Everything that is read of some of a bank's things, as text. */
export async function readingOf({ send, head }: Bank, paths: readonly string[]): Promise<Record<string, string>> {
  const texts: Record<string, string> = { head: await head() };
  for (const path of paths) {
    const answer = await send({ path });
    expect(answer.status, answer.text).toBe(200);
    texts[path] = answer.text;
  }
  return texts;
}

/** Of thousands; a bank's plan allows more. */
const atOnce = 4;

/** Sends each and expects its problem; nothing of the bank may be another after all of them. Gives their number. */
export async function expectRefusals(
  bank: Bank,
  paths: readonly string[],
  requests: readonly BadRequest[],
): Promise<number> {
  const before = await readingOf(bank, paths);
  const left = [...requests];
  const lane = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift())
      expectRefusal(await bank.send(one.request), one);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  expect(await readingOf(bank, paths)).toEqual(before);
  return requests.length;
}

/** Longer than any refusal has reason to be, however much was sent. */
const refusalCharsMax = 8_000;

function expectRefusal(answer: Answer, { name, status, code, pointer, orPointer }: BadRequest): void {
  const problem = expectProblem(answer, { status, code }, name);
  expect(answer.text.length, name).toBeLessThan(refusalCharsMax);
  if (pointer === undefined) return;
  const pointers = (problem.errors ?? []).map((one) => one.pointer);
  const wanted = [pointer, ...(orPointer === undefined ? [] : [orPointer])];
  expect(
    pointers.filter((one) => wanted.some((place) => one === place || one.startsWith(`${place}/`))),
    `${name}: ${wanted.join(' or ')} in ${answer.text}`,
  ).not.toEqual([]);
}

/** Reads wait for the read models to show everything that the bank's log has above a position. */
export async function settle({ munim, eventsAfter }: Bank, position: string): Promise<void> {
  const newest = new Map((await eventsAfter(position)).map((event) => [event.stream, event.version]));
  for (const [stream, minVersion] of newest) {
    if (stream.startsWith('acc_')) await munim.accounts.get(stream, { minVersion });
    if (stream.startsWith('cus_')) await munim.customers.get(stream, { minVersion });
    if (stream.startsWith('trf_')) await munim.transfers.get(stream, { minVersion });
  }
}
