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
  /** Of what is missing: it held what was locked. */
  readonly lostLock?: true;
  /** Something that is otherwise than declared, and no difference. */
  readonly note?: string;
}

/** One finding a resource, in the order of the bank's list, each followed by those of its parts that differ. */
export async function verifyBank(spec: BankSpec, cell: Cell): Promise<Finding[]> {
  const findings = await Promise.all(
    bankResources(spec).map(async (declaration) => {
      const { whole, parts, note } = await compare(declaration, cell);
      const { kind, name, desired } = declaration;
      const finding = { name, type: displayType(kind.token), id: kind.idOf(desired), differences: whole };
      const lostLock = whole === 'missing' && kind.holdsLocks === true;
      return [{ ...finding, ...(lostLock && { lostLock }), ...(note !== undefined && { note }) }, ...parts];
    }),
  );
  return findings.flat();
}

interface Comparison {
  readonly whole: Finding['differences'];
  readonly parts: readonly Finding[];
  readonly note?: string | undefined;
}

/** A store that does not answer is a difference too: what cannot be read back is not there for the bank. */
async function compare({ kind, desired }: ResourceDeclaration, cell: Cell): Promise<Comparison> {
  try {
    const actual = await kind.observe(desired, cell);
    if (actual === undefined) return { whole: 'missing', parts: [] };
    const parts = kind.partsOf?.(actual);
    const whole = differences(kind, desired, actual).filter(({ property }) => !parts || property !== 'faults');
    return { whole, parts: parts ?? [], note: kind.noteOf?.(actual) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { whole: [{ property: 'readable', expected: true, actual: reason, weakens: false }], parts: [] };
  }
}
