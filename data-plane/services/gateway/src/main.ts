/** The gateway: one address for a bank's applications. It holds no state; the services behind it verify for themselves. */
import { connectBroker } from '@munim/platform/broker';
import { issuerSettings, kafkaSettings, runService } from '@munim/platform/service';
import {
  createTokenVerifier,
  registrySilence,
  reportClientActions,
  shareBankUse,
  startRegistry,
} from '@munim/platform/tenancy';
import { z } from 'zod';
import { createGatewayApp } from './app.ts';
import { addDocumentation } from './documentation.ts';
import { createUpstream } from './forward.ts';

/** A bank that watches sees a look seconds later; there are few, so each costs a record. */
const looksEveryMs = 2_000;

await runService({
  name: 'gateway',
  defaultPort: 7100,
  settings: {
    ...kafkaSettings,
    ...issuerSettings,
    MUNIM_COMMAND_URL: z.url(),
    MUNIM_QUERY_URL: z.url(),
    MUNIM_EXPORT_URL: z.url(),
    /** Asked for a bank's say on support, and for nothing that its business needs. */
    MUNIM_CONTROL_URL: z.url(),
  },
  start: async ({ settings, log, clock, ids, metrics, httpMetrics, instance }) => {
    const brokers = settings.MUNIM_KAFKA_BROKERS;
    const broker = connectBroker({ brokers, clientId: instance, log });
    const [registry, use] = await Promise.all([
      startRegistry({ brokers, clientId: instance, log }),
      shareBankUse({ broker, log, source: instance, nowMs: clock.nowMs }),
    ]);
    const upstreams = {
      command: createUpstream(settings.MUNIM_COMMAND_URL),
      projection: createUpstream(settings.MUNIM_QUERY_URL),
      'analytics-export': createUpstream(settings.MUNIM_EXPORT_URL),
      'control-plane': createUpstream(settings.MUNIM_CONTROL_URL),
    };
    const looks = reportClientActions({ broker, log, source: instance, everyMs: looksEveryMs });
    const app = createGatewayApp({
      registry,
      verifier: createTokenVerifier({ registry, issuer: settings.MUNIM_ISSUER_URL, nowMs: clock.nowMs }),
      use,
      upstreams,
      nowMs: clock.nowMs,
      ids,
      noteLook: (grantId, outcome) => looks.note(grantId, outcome, clock.nowMs()),
      record: (record) => {
        httpMetrics.record(record);
        if (record.error !== undefined)
          log.error('a request failed', {
            requestId: record.requestId,
            operation: record.operation,
            tenant: record.tenant,
            error: record.error,
          });
      },
    });
    addDocumentation(app, settings.MUNIM_ISSUER_URL, { nowMs: clock.nowMs, ids });
    return {
      app,
      notReady: registrySilence(registry, metrics, 'serves'),
      close: async () => {
        for (const upstream of Object.values(upstreams)) upstream.close();
        await Promise.all([registry.stop(), looks.stop(), use.stop()]);
      },
    };
  },
});
