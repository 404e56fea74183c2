/** Reads every resource of a bank back from its store and compares it with what it must be, without asking Pulumi. */
import { type BankSpec, bankResources, type ResourceDeclaration } from './bank.ts';
import type { Cell } from './cell.ts';
import { type Difference, differences, displayType } from './resource-kind.ts';

export interface Finding {
  readonly name: string;
  readonly type: string;
  readonly id: string;
  /** `missing`, or what is not as it must be; empty when all is well. */
  readonly differences: 'missing' | readonly Difference[];
}

/** One finding a resource, in the order of the bank's list. */
export const verifyBank = (spec: BankSpec, cell: Cell): Promise<Finding[]> =>
  Promise.all(
    bankResources(spec).map(async (declaration) => ({
      name: declaration.name,
      type: displayType(declaration.kind.token),
      id: declaration.kind.idOf(declaration.desired),
      differences: await compare(declaration, cell),
    })),
  );

/** A store that does not answer is a difference too: what cannot be read back is not there for the bank. */
async function compare({ kind, desired }: ResourceDeclaration, cell: Cell): Promise<Finding['differences']> {
  try {
    const actual = await kind.observe(desired, cell);
    return actual === undefined ? 'missing' : differences(kind, desired, actual);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ property: 'readable', expected: true, actual: reason, weakens: false }];
  }
}
