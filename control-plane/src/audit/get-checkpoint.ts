/** Operation getAuditCheckpoint: the newest signed statement of how long the audit log is and what is in it. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import type { SealedLog } from './sealed-log.ts';

const description =
  'A C2SP signed note, byte for byte as it lies in the locked bucket. Keep it: a later checkpoint must extend it, and a log ' +
  'that does not was forked.';

export const getAuditCheckpoint = (sealed: SealedLog) =>
  queryOperation({
    operationId: 'getAuditCheckpoint',
    path: '/v1/audit/checkpoint',
    tag: 'audit',
    roles: everyRole,
    summary: 'The newest signed checkpoint of the audit log',
    description,
    success: {
      status: 200,
      description: 'The checkpoint.',
      body: z
        .object({
          origin: z.string(),
          size: z.int(),
          rootHash: z.string(),
          checkpoint: z.string().openapi({ description: 'The signed note.' }),
          verifierKey: z
            .string()
            .openapi({ description: 'Compare it with the one that you were given on another way.' }),
        })
        .openapi('AuditCheckpoint'),
    },
    problems: [platformProblems.notFound],
    handle: async () => {
      const [checkpoint, verifierKey] = await Promise.all([sealed.checkpoint(), sealed.verifierKey()]);
      if (checkpoint === undefined) throw new ProblemError(platformProblems.notFound, 'nothing was sealed yet');
      const { origin, size, root, note } = checkpoint;
      return { body: { origin, size, rootHash: root.toString('base64'), checkpoint: note, verifierKey } };
    },
  });
