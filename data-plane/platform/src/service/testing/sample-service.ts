/** A service for the specs of runService: one slow route, one that breaks the process. */
import { newId, platformProblems } from '@munim/kernel';
import { Hono } from 'hono';
import { z } from 'zod';
import { problemResponse } from '../../http/problem-response.ts';
import { kafkaSettings } from '../environment.ts';
import { runService } from '../run-service.ts';

await runService({
  name: 'sample',
  defaultPort: 0,
  settings: { ...kafkaSettings, SAMPLE_SECRET: z.string().min(8), SAMPLE_START_MS: z.coerce.number().default(0) },
  start: async ({ settings, log, ids }) => {
    await new Promise((resolve) => setTimeout(resolve, settings.SAMPLE_START_MS));
    const app = new Hono();
    app.get('/slow', async (c) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
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
