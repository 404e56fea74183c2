/** `audit`, `audit export|checkpoint|prove|check`: who did what to which bank or client, and that nobody has changed it since. */
import { auditSource } from '@munim/control-plane/audit';
import { verifyBucket } from '@munim/platform/archive';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { once } from 'node:events';
import postgres from 'postgres';
import { openAuditArchive } from '../audit-archive.ts';
import { exitCode } from '../exit-codes.ts';
import { type AuditFilter, operatorOfThisMachine, platformOfThisMachine } from '../operator-client.ts';
import { type AuditProof, problemOfProof } from '../audit-proof.ts';
import { print, printJson, table } from '../terminal.ts';
import { printVerification } from '../verification-report.ts';

const limitMax = 200;

export const auditVerb = (): Command =>
  filtered(new Command('audit'))
    .description('Who did what, and why: the newest deeds first')
    .option('--limit <n>', `how many, at most ${limitMax}`, limit, 50)
    .option('--json', 'print them as JSON')
    .action(async ({ limit: most, json, ...filter }: AuditFilter & { limit: number; json?: boolean }) => {
      const deeds = await operatorOfThisMachine().audit(filter, most);
      if (json) printJson(deeds);
      else
        print(
          table([
            ['position', 'at', 'actor', 'action', 'target', 'reason', 'sealed'],
            ...deeds.map(({ position, at, actor, action, target, reason, sealed }) => [
              String(position),
              at,
              actor,
              action,
              target,
              reason ?? '',
              sealed ? 'yes' : 'not yet',
            ]),
          ]),
        );
    })
    .addCommand(exportVerb())
    .addCommand(checkpointVerb())
    .addCommand(proveVerb())
    .addCommand(checkVerb());

const filtered = (command: Command): Command =>
  command
    .option('--actor <actor>', 'only of this one, e.g. operator:bootstrap')
    .option('--action <action>', 'only this, e.g. suspend')
    .option('--target <target>', 'only to this one and all below it, e.g. tenant/kaveri-bank; or tenant/kav*')
    .option('--from <instant>', 'at this instant or later, e.g. 2026-03-01T00:00:00Z', instant)
    .option('--to <instant>', 'before this instant', instant);

const exportVerb = (): Command =>
  filtered(new Command('export'))
    .description('All deeds that fit, oldest first, to standard output: ./munim audit export --format csv > audit.csv')
    .addOption(
      new Option('--format <format>', 'for a spreadsheet, or one JSON object a line')
        .choices(['csv', 'ndjson'])
        .default('csv'),
    )
    .option('--json', 'the same as --format ndjson')
    .action(async (own: { format: 'csv' | 'ndjson' }, command: Command) => {
      // The verb above has the same words, and commander gives each to whichever knows it first.
      const { actor, action, target, from, to, json } = command.optsWithGlobals<AuditFilter & { json?: boolean }>();
      const format = json ? 'ndjson' : own.format;
      const filter = Object.fromEntries(
        Object.entries({ actor, action, target, from, to }).filter(([, value]) => value !== undefined),
      );
      for await (const chunk of await operatorOfThisMachine().exportAudit(filter, format))
        if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    });

const checkpointVerb = (): Command =>
  new Command('checkpoint')
    .description(
      'The newest signed statement of how long the audit log is and what is in it: keep it, a later one extends it',
    )
    .option('--json', 'print it with its parts as JSON')
    .action(async (_options: object, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const found = await operatorOfThisMachine().get<components['schemas']['AuditCheckpoint']>('/v1/audit/checkpoint');
      if (json) printJson(found);
      else process.stdout.write(found.checkpoint);
    });

const proveVerb = (): Command =>
  new Command('prove')
    .description('An entry as it was sealed, and the proof that a checkpoint covers it, checked here')
    .argument('<position>', 'of the entry, as ./munim audit lists it')
    .option('--json', 'print entry, hashes and checkpoint as JSON')
    .action(async (position: string, _options: object, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const path = `/v1/audit/${encodeURIComponent(position)}/proof`;
      const proof = await operatorOfThisMachine().get<AuditProof>(path);
      const problem = problemOfProof(proof);
      if (json) printJson({ ...proof, verified: problem === undefined });
      else {
        print(proof.entry);
        print(problem ?? `is entry ${proof.position} of ${proof.size}, under the root ${proof.rootHash}`);
      }
      if (problem !== undefined) process.exitCode = exitCode.failed;
    });

const checkVerb = (): Command =>
  new Command('check')
    .description('Compare the audit table with what was sealed, entry by entry, and look at every lock in the bucket')
    .option('--json', 'print the verification as JSON')
    .action(async (_options: object, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const platform = platformOfThisMachine();
      const { bucket, signer } = await openAuditArchive(platform);
      const sql = postgres(platform.controlDatabaseUrl, { max: 2 });
      try {
        const log = auditSource(sql);
        const verification = await verifyBucket({ bucket, verifierKey: signer.verifierKey, nowMs: Date.now(), log });
        if (json) printJson(verification);
        else {
          printVerification(verification);
          const waiting = Math.max(0, (verification.logHead ?? 0) - verification.treeSize);
          print(
            `  ${verification.entriesEqualToLog} entries of the table are as they were sealed, ${waiting} wait to be sealed`,
          );
        }
        if (!verification.ok) process.exitCode = exitCode.failed;
      } finally {
        bucket.close();
        await sql.end();
      }
    });

function limit(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > limitMax)
    throw new InvalidArgumentError(`a whole number from 1 to ${limitMax}`);
  return count;
}

/** A day alone is its first instant, UTC. */
function instant(text: string): string {
  const ms = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new InvalidArgumentError('an instant, e.g. 2026-03-01 or 2026-03-01T12:00:00+05:30');
  return new Date(ms).toISOString();
}
