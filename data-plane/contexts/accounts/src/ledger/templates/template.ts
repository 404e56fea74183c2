/** A template is one way in which money may move on a customer's account; there is no other. */
import type { AccountEventData, AccountEventType } from '../../public/events.ts';
import type { LedgerAccountType } from '../chart.ts';
import type { Side } from '../posting.ts';

/** Events of an account that carry an amount, a currency and a counter account. */
export type MovementType = {
  [Type in AccountEventType]: AccountEventData<Type> extends { counter: string } ? Type : never;
}[AccountEventType];

export interface Template<Type extends MovementType = MovementType> {
  readonly eventType: Type;
  /** The word for it in a statement. */
  readonly kind: string;
  /** Side of the customer's account; the counter account gets the other. CREDIT gives the customer money. */
  readonly side: Side;
  /** Code in the chart of accounts: a default with the types that a command may name instead, or no choice. */
  readonly counter:
    | { readonly default: string; readonly types: readonly LedgerAccountType[] }
    | { readonly fixed: string }
    | 'of-original';
  /** A frozen account refuses what its customer starts; the bank's own duties go on. */
  readonly whenFrozen: 'refused' | 'booked';
  /** How a mistake is put right: `reverseTransaction`, or what to do instead. */
  readonly correction: 'reversal' | { readonly instead: string };
}

export const template = <const Type extends MovementType>(definition: Template<Type>): Template<Type> => definition;
