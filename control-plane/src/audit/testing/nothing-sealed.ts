/** The sealed log of an installation whose archive was not made yet: for specs that are about something else. */
import { createLogger } from '@munim/platform/telemetry';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSealedLog, type SealedLog } from '../sealed-log.ts';

export const nothingSealed: SealedLog = openSealedLog({
  bucket: 'munim-nobody-audit',
  store: { endpoint: 'http://s3.test', region: 'test' },
  secretsDirectory: join(tmpdir(), 'no-secrets-here'),
  log: createLogger({ service: 'spec', level: 'fatal' }),
});
