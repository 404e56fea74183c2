/** The command service: takes every operation that changes a bank, and answers when the bank's log has it. */
import { contexts } from '@munim/contexts';
import { createWritableBanks } from '@munim/platform/banks';
import { createApp, recordRequests, sessionOperation } from '@munim/platform/http';
import { issuerSettings, kafkaSettings, runService, secretsSettings } from '@munim/platform/service';
import {
  createBankPools,
  createTokenVerifier,
  openSecrets,
  registrySilence,
  startRegistry,
} from '@munim/platform/tenancy';
import { z } from 'zod';

const positive = z.coerce.number().int().min(1).max(10_000);

await runService({
  name: 'command',
  defaultPort: 7110,
  settings: {
    ...kafkaSettings,
    ...secretsSettings,
    ...issuerSettings,
    /** Commands per transaction, transactions in flight, and how many must wait before a second one opens. */
    MUNIM_LOG_BATCH_MAX: positive.optional(),
    MUNIM_LOG_LANES: positive.optional(),
    MUNIM_LOG_LANE_QUEUE_MIN: z.coerce.number().int().min(0).optional(),
  },
  start: async ({ settings, log, clock, ids, httpMetrics, metrics, instance }) => {
    const registry = await startRegistry({ brokers: settings.MUNIM_KAFKA_BROKERS, clientId: instance, log });
    const lanesMax = settings.MUNIM_LOG_LANES ?? 2;
    const pools = createBankPools({
      registry,
      secrets: openSecrets(settings.MUNIM_SECRETS_DIR),
      applicationName: 'munim-command',
      onlyByKey: true,
      /** The lanes keep theirs; preparing a command (a reversal reads its original) needs one more. */
      maxPerBank: lanesMax + 2,
      onUnsafe: (tenant, error) => log.fatal('the database would lose commits', { tenant, error }),
    });
    const banks = createWritableBanks({
      pools,
      secretsDirectory: settings.MUNIM_SECRETS_DIR,
      contexts,
      nowMs: clock.nowMs,
      limits: {
        lanesMax,
        ...(settings.MUNIM_LOG_BATCH_MAX === undefined ? {} : { batchMax: settings.MUNIM_LOG_BATCH_MAX }),
        ...(settings.MUNIM_LOG_LANE_QUEUE_MIN === undefined ? {} : { laneQueueMin: settings.MUNIM_LOG_LANE_QUEUE_MIN }),
      },
    });
    const verifier = createTokenVerifier({ registry, issuer: settings.MUNIM_ISSUER_URL, nowMs: clock.nowMs });
    const position = metrics.gauge('munim_log_position', 'Position of the last event this pod appended.', ['tenant']);
    const app = createApp({
      operations: [
        sessionOperation,
        ...contexts.flatMap((context) => context.operations.filter((one) => one.kind === 'command')),
      ],
      authenticate: verifier.authenticate,
      writableBank: ({ tenant }) => banks.of(tenant),
      nowMs: clock.nowMs,
      ids,
      onAppended: (tenant, at) => position.set(Number(at), tenant),
      record: recordRequests(httpMetrics, log),
    });
    return {
      app,
      notReady: registrySilence(registry, metrics, 'serves'),
      stop: () => banks.close(),
      close: async () => void (await Promise.all([registry.stop(), pools.close()])),
    };
  },
});
