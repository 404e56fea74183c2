/** Which operations pages offer to whoever is signed in, and which of them their role lets them press. */
import type { Console } from './console.ts';

/** Of each operation that a button on the page now belongs to: whether any of its buttons can be pressed. */
export async function offeredHere({ page }: Console): Promise<Map<string, boolean>> {
  const buttons = await page
    .locator('[data-operation]')
    .evaluateAll((found) =>
      found.map((button): [string, boolean] => [
        button.getAttribute('data-operation') ?? '',
        button.getAttribute('aria-disabled') !== 'true',
      ]),
    );
  return either([...buttons]);
}

/** A path of the console and the heading of its page. */
export type Looked = readonly [path: string, heading: string];

/** The same of several pages, one after the other, each once its answers are here. */
export async function offeredOn(who: Console, looked: readonly Looked[]): Promise<Map<string, boolean>> {
  const offered: [string, boolean][] = [];
  for (const one of looked) {
    await who.go(...one);
    offered.push(...(await offeredHere(who)));
  }
  return either(offered);
}

function either(offered: readonly (readonly [string, boolean])[]): Map<string, boolean> {
  const all = new Map<string, boolean>();
  for (const [operation, enabled] of offered) all.set(operation, enabled || (all.get(operation) ?? false));
  return all;
}
