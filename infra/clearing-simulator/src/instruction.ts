/** A payment instruction as the clearing house sees it: a small state machine with final states. */

export interface InstructionRequest {
  readonly debtorBank: string;
  readonly creditorBank: string;
  readonly creditorAccount: string;
  readonly amount: string;
  readonly currency: string;
}
export type InstructionStatus = 'PENDING' | 'SETTLED' | 'REFUSED' | 'RECALLED';
export interface Instruction {
  readonly id: string;
  /** Absent when a recall came before the instruction itself: it is then refused for good. */
  readonly request?: InstructionRequest;
  readonly status: InstructionStatus;
  readonly reason?: string;
  /** When a pending instruction settles by itself (ms since the epoch); absent: never. */
  readonly settlesAtMs?: number;
}

/** What the simulator does with new instructions. */
export type Behaviour =
  | { readonly mode: 'accept' }
  | { readonly mode: 'refuse'; readonly reason: string }
  /** Pending, then settled after so long. */
  | { readonly mode: 'delay'; readonly delayMs: number }
  /** Pending until somebody settles it: otherwise the participant has to recall. */
  | { readonly mode: 'silent' }
  /** No call about it gets an answer of any kind: the house takes the connection, and that is all. */
  | { readonly mode: 'hang' };

export function instruct(id: string, request: InstructionRequest, behaviour: Behaviour, nowMs: number): Instruction {
  switch (behaviour.mode) {
    case 'accept':
      return { id, request, status: 'SETTLED' };
    case 'refuse':
      return { id, request, status: 'REFUSED', reason: behaviour.reason };
    case 'delay':
      return { id, request, status: 'PENDING', settlesAtMs: nowMs + behaviour.delayMs };
    case 'silent':
    /** Told to hang between its arrival and this moment: as if the house had read it and said nothing yet. */
    case 'hang':
      return { id, request, status: 'PENDING' };
  }
}

export const atTime = (one: Instruction, nowMs: number): Instruction =>
  one.status === 'PENDING' && one.settlesAtMs !== undefined && one.settlesAtMs <= nowMs
    ? { ...one, status: 'SETTLED' }
    : one;

/** A pending or unknown instruction is recalled; a final one stays what it is. */
export const recall = (id: string, known: Instruction | undefined): Instruction =>
  known === undefined || known.status === 'PENDING' ? { ...known, id, status: 'RECALLED' } : known;

/** What the creditor's bank says at last of an instruction that is pending; a final one stays what it is. */
export const settle = (one: Instruction): Instruction =>
  one.status === 'PENDING' ? { ...one, status: 'SETTLED' } : one;

export const sameRequest = (a: InstructionRequest, b: InstructionRequest): boolean =>
  a.debtorBank === b.debtorBank &&
  a.creditorBank === b.creditorBank &&
  a.creditorAccount === b.creditorAccount &&
  a.amount === b.amount &&
  a.currency === b.currency;
