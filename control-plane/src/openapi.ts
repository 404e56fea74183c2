/** The control plane's contract, made from the code without starting anything. */
import type { SealedLog } from './audit/sealed-log.ts';
import type { CellDesk } from './cells/desk.ts';
import { openApiOf } from './http/openapi.ts';
import { controlOperations } from './operations.ts';
import type { Announcer } from './registry/announcer.ts';
import { watchRunContract } from './runs/watch-run.ts';

/** The handlers are not called, so what they would announce to is not needed. */
const nobody = undefined as unknown as Announcer;
const nowhere = {} as CellDesk;
const nothing = undefined as unknown as SealedLog;

/** The OpenAPI 3.1 document. */
export const controlPlaneOpenApi = (): object =>
  openApiOf(
    controlOperations({
      desk: nowhere,
      announcer: nobody,
      secure: false,
      secretsDirectory: '',
      sealed: nothing,
      homeCountry: '',
      coolingOffMs: 0,
      signSupportToken: () => Promise.reject(new Error('nobody asks')),
      tokenTerms: { lifetimeMs: 0, identityProvider: false },
      alarm: () => undefined,
    }),
    [watchRunContract],
  );
