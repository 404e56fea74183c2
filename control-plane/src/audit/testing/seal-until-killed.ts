/** A process that seals an audit log until it is killed, by itself after so many writes to the store if it is told to. */
import { createArchiverMetrics } from '@munim/platform/archive';
import { createLogger, createMetrics } from '@munim/platform/telemetry';
import { argv } from 'node:process';
import { type AuditArchiverOptions, startAuditArchiver } from '../audit-archiver.ts';

type Given = Pick<AuditArchiverOptions, 'databaseUrl' | 'bucket' | 'access' | 'holder'>;
const given = JSON.parse(argv[2] ?? '') as Given;

startAuditArchiver({
  ...given,
  nowMs: Date.now,
  log: createLogger({ service: 'seal-until-killed', level: 'fatal' }),
  metrics: createArchiverMetrics(createMetrics()),
  limits: { publishAfterMs: 0, lookMs: 5, leaseMs: 1_000, standbyMs: 50, retryMs: 50 },
});
process.stdout.write('started\n');
