/** A service for the specs of runService: one slow to start, one slow route, one that breaks the process. */
import { newId, platformProblems } from '@munim/kernel';
import { Hono } from 'hono';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { problemResponse } from '../../http/problem-response.ts';
import { kafkaSettings } from '../environment.ts';
import { runService } from '../run-service.ts';

const lookMs = 10;

/** What is slow lasts until the spec makes a file: no clock of either side has to fit the other's. */
async function untilThere(file: string | undefined): Promise<void> {
  while (file !== undefined && !existsSync(file)) await sleep(lookMs);
}

await runService({
  name: 'sample',
  defaultPort: 0,
  // A slow machine must not come to its end before the spec has ended the slow request.
  drainMs: 90_000,
  settings: {
    ...kafkaSettings,
    SAMPLE_SECRET: z.string().min(8),
    /** Files that end what is slow; without one nothing is. */
    SAMPLE_STARTED: z.string().optional(),
    SAMPLE_ANSWERED: z.string().optional(),
  },
  start: async ({ settings, log, ids }) => {
    await untilThere(settings.SAMPLE_STARTED);
    const app = new Hono();
    app.get('/slow', async (c) => {
      log.info('slow began');
      await untilThere(settings.SAMPLE_ANSWERED);
      return c.text(`${settings.SAMPLE_SECRET.length} ${ids.uuid()}`);
    });
    app.get('/throw', () => {
      throw new Error('a bug');
    });
    app.notFound(() =>
      problemResponse({ problem: platformProblems.notFound, detail: 'no such path' }, newId('request', ids.uuid())),
    );
    app.get('/reject', (c) => {
      void Promise.reject(new Error('nobody waits for this'));
      return c.text('ok');
    });
    return {
      app,
      stop: async () => log.info('consumers stopped'),
      close: async () => log.info('pools closed'),
    };
  },
});
