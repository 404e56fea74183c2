/** Whether a bank is well on its new release, as its own database answers: pure judgement over a read-only probe. */
import { type BankHealth, type CellAccess, probeBank } from '@munim/tenant';
import type { TenantId } from '@munim/kernel';
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again before it gives a bank up: a connection may be lost by chance. */
const triesMax = 3;
const pauseMs = 1_000;

export interface Expected {
  readonly migrations: readonly string[];
  /** Where its log was seen before. */
  readonly logPosition: number | null;
}

export type Verdict =
  | { readonly well: true; readonly logPosition: number }
  | { readonly well: false; readonly reason: string };

/** `accessOf` may reject: a cell whose credentials are gone does not answer either. */
export async function examine(
  tenant: TenantId,
  accessOf: (tenant: TenantId) => Promise<CellAccess>,
  expected: Expected,
): Promise<Verdict> {
  const ask = async (): Promise<BankHealth> => probeBank(tenant, await accessOf(tenant));
  for (let attempt = 1; ; attempt++) {
    const verdict = await ask().then(
      (health) => judge(health, expected),
      (error: unknown) => ({ well: false, reason: `it does not answer: ${String(error)}` }) as const,
    );
    if (verdict.well || attempt === triesMax) return verdict;
    await sleep(pauseMs);
  }
}

export function judge(
  { migrations, head, lastEvent }: BankHealth,
  { migrations: wanted, logPosition }: Expected,
): Verdict {
  const unlike = [
    ...wanted.filter((line) => !migrations.includes(line)).map((line) => `lacks ${nameOf(line)}`),
    ...migrations.filter((line) => !wanted.includes(line)).map((line) => `holds ${nameOf(line)} besides`),
  ];
  if (unlike.length > 0) return { well: false, reason: `its schema ${unlike.join(', ')}` };
  if (head !== lastEvent)
    return { well: false, reason: `the head of its log is at ${head}, its last event at ${lastEvent}` };
  if (logPosition !== null && head < BigInt(logPosition))
    return { well: false, reason: `its log went back from ${logPosition} to ${head}` };
  return { well: true, logPosition: Number(head) };
}

const nameOf = (line: string): string => line.split(' ').slice(0, 2).join(' ');
