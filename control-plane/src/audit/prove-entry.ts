/** Operation proveAuditEntry: one sealed entry and the hashes that lead from it to a signed checkpoint. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { AuditEntry } from '../database/entities/index.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import type { SealedLog } from './sealed-log.ts';

const description =
  'RFC 6962: hash `entry` as a leaf, SHA-256(0x00 || entry), join it with `hashes` one by one, and the root of the ' +
  '`checkpoint` comes out, whose signature `verifierKey` checks. Entry and hashes are read from the locked bucket, not ' +
  'from the database.';

export const proveAuditEntry = (sealed: SealedLog) =>
  queryOperation({
    operationId: 'proveAuditEntry',
    path: '/v1/audit/{position}/proof',
    tag: 'audit',
    roles: everyRole,
    summary: 'Proof that an entry is in the sealed audit log',
    description,
    params: z.object({ position: z.string().regex(/^[1-9]\d{0,14}$/) }),
    success: {
      status: 200,
      description: 'The proof.',
      body: z
        .object({
          position: z.int(),
          entry: z.string().openapi({ description: 'The sealed bytes, canonical JSON.' }),
          leafHash: z.string().openapi({ description: 'Base 64, as all hashes here.' }),
          hashes: z.array(z.string()).openapi({ description: 'Siblings from the leaf up.' }),
          size: z.int(),
          rootHash: z.string(),
          checkpoint: z.string(),
          verifierKey: z.string(),
        })
        .openapi('AuditProof'),
    },
    problems: [controlProblems.auditEntryNotSealed],
    handle: async ({ params, em }) => {
      const position = Number(params.position);
      const [proof, verifierKey] = await Promise.all([sealed.prove(position), sealed.verifierKey()]);
      if (proof === undefined) {
        if (await em.findOne(AuditEntry, { position }))
          throw new ProblemError(controlProblems.auditEntryNotSealed, `no checkpoint covers position ${position} yet`);
        throw new ProblemError(platformProblems.notFound, 'there is no such entry');
      }
      const { entry, leafHash, hashes, checkpoint } = proof;
      return {
        body: {
          position,
          entry: entry.toString('utf8'),
          leafHash: leafHash.toString('base64'),
          hashes: hashes.map((hash) => hash.toString('base64')),
          size: checkpoint.size,
          rootHash: checkpoint.root.toString('base64'),
          checkpoint: checkpoint.note,
          verifierKey,
        },
      };
    },
  });
