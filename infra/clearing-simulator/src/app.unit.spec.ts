/** The house is one counterpart, whatever comes at once and however it was told to behave. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClearingApp } from './app.ts';
import { openJournal } from './journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'munim-clearing-'));
let app: Hono;
beforeAll(async () => {
  app = createClearingApp(await openJournal(join(folder, 'journal.jsonl')), () => 1_000);
});
afterAll(() => rmSync(folder, { recursive: true }));

const json = (body: object) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const behave = (creditorBank: string, mode: string) =>
  app.request(`/behaviour?creditorBank=${creditorBank}`, { method: 'PUT', ...json({ mode }) });
const send = async (id: string, creditorBank = 'YZ', signal: AbortSignal | null = null) =>
  app.request(`/instructions/${id}`, {
    method: 'PUT',
    signal,
    ...json({ debtorBank: 'bank-a', creditorBank, creditorAccount: '87144583', amount: '100', currency: 'CZK' }),
  });
const recall = async (id: string, signal: AbortSignal | null = null) =>
  app.request(`/instructions/${id}/recall`, { method: 'POST', signal });
const ask = async (id: string, signal: AbortSignal | null = null) => app.request(`/instructions/${id}`, { signal });
const statusIn = async (answer: Response | Promise<Response>): Promise<string> =>
  ((await (await answer).json()) as { status: string }).status;

test('an instruction and its recall that come at once have one end, and both hear of it', async () => {
  for (let i = 0; i < 20; i++) {
    const id = `trf_${i}`;
    const calls = i % 2 === 0 ? [send(id), recall(id), send(id)] : [recall(id), send(id), recall(id)];
    const heard = await Promise.all(calls.map((call) => statusIn(call)));
    expect(new Set([...heard, await statusIn(ask(id))]).size, heard.join()).toBe(1);
  }
});

describe('a house that hangs', () => {
  test('answers no call about its instructions, whatever is asked, until the caller gives up', async () => {
    await behave('HANGS', 'hang');
    const patience = new AbortController();
    const { signal } = patience;
    let answers = 0;
    const calls = [send('trf_h1', 'HANGS', signal)];
    await turn();
    calls.push(ask('trf_h1', signal), recall('trf_h1', signal));
    for (const call of calls) void call.then(() => answers++);
    for (let i = 0; i < 50; i++) await turn();
    expect(answers).toBe(0);
    patience.abort();
    await Promise.all(calls);
    expect(await statusIn(send('trf_other'))).toBe('SETTLED');
  });

  test('has taken nothing in: told to accept, it settles what is sent again', async () => {
    await behave('WAKES', 'hang');
    await send('trf_h2', 'WAKES', AbortSignal.abort());
    await behave('WAKES', 'accept');
    expect((await ask('trf_h2')).status).toBe(404);
    expect(await statusIn(send('trf_h2', 'WAKES'))).toBe('SETTLED');
  });
});
