/** A clearing house that hangs: it takes the connection and gives no answer of any kind, until the caller's patience ends. */
import type { MiddlewareHandler } from 'hono';
import { once } from 'node:events';
import type { Journal } from './journal.ts';

/** `isTold` by the creditor's bank. What comes meanwhile is not taken in: the next call about it is the first. */
export function hangs(isTold: (creditorBank: string) => boolean, journal: Journal): MiddlewareHandler {
  /** Of instructions that never got an answer, so that who asks for them or recalls them gets none either. */
  const banks = new Map<string, string>();
  return async (c, next) => {
    const id = c.req.param('id') ?? '';
    const sent = c.req.method === 'PUT' ? creditorBankOf(await c.req.json().catch(() => undefined)) : undefined;
    const creditorBank = journal.get(id)?.request?.creditorBank ?? sent ?? banks.get(id);
    if (creditorBank === undefined || !isTold(creditorBank)) return next();
    banks.set(id, creditorBank);
    const { signal } = c.req.raw;
    if (!signal.aborted) await once(signal, 'abort');
    /** Nobody hears it. */
    return c.body(null);
  };
}

const creditorBankOf = (body: unknown): string | undefined => {
  const bank = (body as { creditorBank?: unknown } | undefined)?.creditorBank;
  return typeof bank === 'string' ? bank : undefined;
};
