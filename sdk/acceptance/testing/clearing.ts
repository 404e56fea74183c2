/** The clearing house as an operator of the simulator sees it: told how to treat one creditor bank, and when to settle. */
import { expect, inject } from 'vitest';

export type Behaviour =
  | { readonly mode: 'accept' }
  | { readonly mode: 'refuse'; readonly reason: string }
  | { readonly mode: 'delay'; readonly delayMs: number }
  | { readonly mode: 'silent' }
  | { readonly mode: 'hang' };

/** A creditor bank that nobody else uses, so that tests do not hear each other's orders. */
export async function bankThatClearingTreats(behaviour: Behaviour): Promise<string> {
  const creditorBank = `T${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await treatAtClearing(creditorBank, behaviour);
  return creditorBank;
}

export async function treatAtClearing(creditorBank: string, behaviour: Behaviour): Promise<void> {
  const response = await fetch(`${inject('platform').urls.clearing}/behaviour?creditorBank=${creditorBank}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(behaviour),
  });
  if (!response.ok) throw new Error(`clearing answered ${response.status}: ${await response.text()}`);
}

/** What `silent` left pending is settled; an instruction that is still on its way there is waited for. */
export const settleAtClearing = (transferId: string): Promise<void> =>
  expect
    .poll(
      async () => {
        const path = `/instructions/${transferId}/settle`;
        const response = await fetch(inject('platform').urls.clearing + path, { method: 'POST' });
        return `${response.status} ${await response.text()}`;
      },
      { timeout: 60_000 },
    )
    .toMatch(/^200 .*"SETTLED"/);
