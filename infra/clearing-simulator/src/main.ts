/** The clearing house of the local platform: a counterpart with a process, a port and a memory of its own. */
import { runService } from '@munim/platform/service';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createClearingApp } from './app.ts';
import { openJournal } from './journal.ts';

await runService({
  name: 'clearing-simulator',
  defaultPort: 7120,
  settings: { MUNIM_CLEARING_JOURNAL: z.string().min(1).default(join(tmpdir(), 'munim-clearing.jsonl')) },
  start: async ({ settings, clock }) => {
    const journal = await openJournal(settings.MUNIM_CLEARING_JOURNAL);
    return { app: createClearingApp(journal, clock.nowMs) };
  },
});
