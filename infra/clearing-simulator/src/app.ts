/** The clearing house's own interface: instruct, ask, recall; how it is told to behave, and to settle what it left pending. */
import { Hono } from 'hono';
import { z } from 'zod';
import { hangs } from './hangs.ts';
import { atTime, type Behaviour, instruct, recall, sameRequest, settle } from './instruction.ts';
import type { Journal } from './journal.ts';

const instructionSchema = z.strictObject({
  debtorBank: z.string().min(1).max(64),
  creditorBank: z.string().min(1).max(64),
  creditorAccount: z.string().min(1).max(64),
  amount: z.string().regex(/^[1-9][0-9]{0,17}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
const behaviourSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('accept') }),
  z.strictObject({ mode: z.literal('refuse'), reason: z.string().min(1).max(100) }),
  z.strictObject({ mode: z.literal('delay'), delayMs: z.int().min(0).max(3_600_000) }),
  z.strictObject({ mode: z.literal('silent') }),
  z.strictObject({ mode: z.literal('hang') }),
]);

/** Behaviour is set for all creditor banks, or for one (`?creditorBank=`). */
export function createClearingApp(journal: Journal, nowMs: () => number): Hono {
  const everywhere = '*';
  const accepting: Behaviour = { mode: 'accept' };
  const behaviours = new Map<string, Behaviour>([[everywhere, accepting]]);
  const behaviourOf = (creditorBank: string): Behaviour =>
    behaviours.get(creditorBank) ?? behaviours.get(everywhere) ?? accepting;
  const app = new Hono();
  app.use(
    '/instructions/:id/*',
    hangs((creditorBank) => behaviourOf(creditorBank).mode === 'hang', journal),
  );

  app.put('/instructions/:id', async (c) => {
    const body = instructionSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    return journal.inTurn(async () => {
      const known = journal.get(c.req.param('id'));
      if (known?.request && !sameRequest(known.request, body.data))
        return c.json({ error: 'another instruction has this id' }, 409);
      if (known) return c.json(atTime(known, nowMs()));
      const instruction = instruct(c.req.param('id'), body.data, behaviourOf(body.data.creditorBank), nowMs());
      await journal.put(instruction);
      return c.json(instruction);
    });
  });

  app.get('/instructions/:id', (c) => {
    const known = journal.get(c.req.param('id'));
    return known ? c.json(atTime(known, nowMs())) : c.json({ error: 'no such instruction' }, 404);
  });

  app.post('/instructions/:id/recall', (c) =>
    journal.inTurn(async () => {
      const known = journal.get(c.req.param('id'));
      const recalled = recall(c.req.param('id'), known && atTime(known, nowMs()));
      await journal.put(recalled);
      return c.json(recalled);
    }),
  );

  app.post('/instructions/:id/settle', (c) =>
    journal.inTurn(async () => {
      const known = journal.get(c.req.param('id'));
      if (known?.request === undefined) return c.json({ error: 'no such instruction' }, 404);
      const settled = settle(atTime(known, nowMs()));
      await journal.put(settled);
      return c.json(settled);
    }),
  );

  app.put('/behaviour', async (c) => {
    const body = behaviourSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    behaviours.set(c.req.query('creditorBank') ?? everywhere, body.data);
    return c.json(body.data);
  });
  app.get('/behaviour', (c) => c.json(Object.fromEntries(behaviours)));
  return app;
}
