/** Compares a bank's schema with what its migrations make: what is missing, other than made, or nobody's. */
import { readModelTables } from '@munim/tenant-schema';
import type { Part, Structure } from './structure.ts';

export interface Fault {
  readonly expected: Part | null;
  readonly actual: Part | null;
  /** What only the bank's own truth could say again is never made up: a person restores it. */
  readonly repairable: boolean;
  /** A guard of the log is weaker than it must be, or a part of the truth is gone. */
  readonly weakens: boolean;
}

export const faultsOf = (expected: Structure, actual: Structure): Fault[] => {
  const keys = [...new Set([...expected.keys(), ...actual.keys()])];
  const faults = keys.flatMap((key) => {
    const [wanted, found] = [expected.get(key) ?? null, actual.get(key) ?? null];
    return wanted?.definition === found?.definition ? [] : [{ expected: wanted, actual: found }];
  });
  const tables = new Set(faults.flatMap((fault) => (isTable(fault) ? [partOf(fault).name] : [])));
  return (
    faults
      // With a table, all that hangs on it is gone, or is there for nobody.
      .filter((fault) => isTable(fault) || !tables.has(partOf(fault).on) || isGrant(fault))
      .map((fault) => ({ ...fault, repairable: isRepairable(fault), weakens: weakens(fault) }))
  );
};

type Pair = Pick<Fault, 'expected' | 'actual'>;

export const partOf = ({ expected, actual }: Pair): Part => {
  const part = expected ?? actual;
  if (!part) throw new Error('a fault is about something');
  return part;
};
const isTable = (fault: Pair): boolean => partOf(fault).kind === 'table';
const isGrant = (fault: Pair): boolean => partOf(fault).kind === 'grant' && fault.actual !== null;

function isRepairable(fault: Pair): boolean {
  const { kind, on } = partOf(fault);
  // A table that nobody's migration made may hold what somebody needs: whoever made it drops it.
  if (kind === 'table') return fault.expected !== null && readModelTables.has(on);
  if (kind === 'rule' || kind === 'policy' || kind === 'grant') return fault.expected === null;
  return true;
}

function weakens(fault: Pair): boolean {
  const { kind, on } = partOf(fault);
  if (kind === 'index') return false;
  if (kind === 'table') return fault.expected !== null && !readModelTables.has(on);
  if (kind === 'constraint' || kind === 'setting') return !readModelTables.has(on);
  return true;
}
