/**
 * `archive export BANK DIR`, `archive export --audit DIR` and `archive verify DIR`: a log as a folder that proves itself, and
 * our check of it.
 */
import { type TenantId, tenantId, topology } from '@munim/kernel';
import { defaultStateDirectory, platformStatus } from '@munim/local';
import {
  type ArchiveBucket,
  connectArchiveBucket,
  exportFolder,
  openBankArchive,
  verifyFolder,
} from '@munim/platform/archive';
import { openSecrets } from '@munim/platform/tenancy';
import { Command } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAuditArchive } from '../audit-archive.ts';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { operatorOfThisMachine, platformOfThisMachine } from '../operator-client.ts';
import { print, printJson } from '../terminal.ts';
import { printVerification } from '../verification-report.ts';

type Offboarding = components['schemas']['Offboarding'];

export const archiveVerb = (): Command =>
  new Command('archive')
    .description("Export a bank's archived log, or the audit log, to a folder, or verify such a folder")
    .addCommand(exportVerb())
    .addCommand(verifyVerb());

const exportVerb = (): Command =>
  new Command('export')
    .description('Write a log to a folder: checkpoint, tile/… and log.pub (C2SP tlog-tiles, any tool can check it)')
    .argument('[bank]', 'its id; left out with --audit')
    .argument('[dir]', 'a new or empty folder, or an earlier export')
    .option('--audit', 'the audit log of the platform instead of a bank')
    .option('--json', 'print what was written as JSON')
    .action(async (first: string | undefined, second: string | undefined, { audit, json }: ExportOptions) => {
      const [bank, directory, ...more] = audit
        ? [undefined, first, ...(second === undefined ? [] : [second])]
        : [first, second];
      if (directory === undefined || more.length > 0)
        throw new VerbFailed('name a bank and a folder, or --audit and a folder', exitCode.usage);
      if ((await platformStatus(defaultStateDirectory(process.env))).urls === null)
        throw new VerbFailed('the platform does not run: ./munim up starts it', exitCode.notRunning);
      const { bucket, verifierKey } = await (bank === undefined ? theAudit() : theBank(tenantId(bank)));
      const written = await exportFolder(bucket, directory, verifierKey);
      bucket.close();
      if (json) printJson(written);
      else
        print(
          `${written.treeSize} entries in ${written.files} files, ${written.bytes} bytes. Next: ./munim archive verify ${directory}`,
        );
      if (written.missing.length > 0) throw new VerbFailed(`the bucket no longer holds ${written.missing.join(', ')}`);
    });

interface ExportOptions {
  readonly audit?: boolean;
  readonly json?: boolean;
}

interface Exportable {
  readonly bucket: ArchiveBucket;
  readonly verifierKey: string;
}

async function theAudit(): Promise<Exportable> {
  const { bucket, signer } = await openAuditArchive(platformOfThisMachine());
  return { bucket, verifierKey: signer.verifierKey };
}

/** With the bank's own keys; of a bank that has left, with the platform's, and the verifier key that was kept of it. */
async function theBank(bank: TenantId): Promise<Exportable> {
  const control = operatorOfThisMachine();
  const { objectStore } = await control.cell((await control.tenant(bank)).cell);
  const { secretsDirectory, services } = platformOfThisMachine();
  const { archiveBucket, secrets } = topology(bank);
  if (existsSync(join(secretsDirectory, secrets.directory))) {
    const { bucket, signer } = await openBankArchive(bank, openSecrets(secretsDirectory), objectStore);
    return { bucket, verifierKey: signer.verifierKey };
  }
  const { archive } = await control.get<Offboarding>(`/v1/tenants/${bank}/offboarding`);
  if (archive === null) throw new VerbFailed(`${bank} has left, and had no log`);
  return {
    bucket: connectArchiveBucket({ ...services.s3, ...objectStore, bucket: archiveBucket }),
    verifierKey: archive.verifierKey,
  };
}

const verifyVerb = (): Command =>
  new Command('verify')
    .description(
      'Verify an exported log with nothing but the folder and its key; every damage is named with its position',
    )
    .argument('<dir>', 'the folder')
    .option('--key <file>', 'the verifier key that you trust, when it is not the log.pub of the folder')
    .option('--json', 'print the verification as JSON')
    .action(async (directory: string, { key, json }: { key?: string; json?: boolean }) => {
      const verification = await verifyFolder(directory, key === undefined ? undefined : await readFile(key, 'utf8'));
      if (json) printJson(verification);
      else printVerification(verification);
      if (!verification.ok) process.exitCode = exitCode.failed;
    });
