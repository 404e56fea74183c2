/** The clearing house as an operator of the simulator sees it: told how to treat one creditor bank. */
import { inject } from 'vitest';

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
