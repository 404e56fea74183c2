/** `archive export BANK DIR` and `archive verify DIR`: a bank's log as a folder that proves itself, and our check of it. */
import { tenantId } from '@munim/kernel';
import { defaultStateDirectory, platformStatus, startPlatform } from '@munim/local';
import { exportFolder, type Finding, openBankArchive, verifyFolder } from '@munim/platform/archive';
import { openSecrets } from '@munim/platform/tenancy';
import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { paint, print, printJson } from '../terminal.ts';

export const archiveVerb = (): Command =>
  new Command('archive')
    .description("Export a bank's archived log to a folder, or verify such a folder")
    .addCommand(exportVerb())
    .addCommand(verifyVerb());

const exportVerb = (): Command =>
  new Command('export')
    .description(
      "Write a bank's log to a folder: checkpoint, tile/… and log.pub (C2SP tlog-tiles, any tool can check it)",
    )
    .argument('<bank>', 'its id')
    .argument('<dir>', 'a new or empty folder, or an earlier export')
    .option('--json', 'print what was written as JSON')
    .action(async (bank: string, directory: string, { json }: { json?: boolean }) => {
      const stateDir = defaultStateDirectory(process.env);
      if ((await platformStatus(stateDir)).urls === null)
        throw new VerbFailed('the platform does not run: ./munim up starts it', exitCode.notRunning);
      const platform = await startPlatform({ stateDir });
      const { bucket, signer } = await openBankArchive(
        tenantId(bank),
        openSecrets(platform.secretsDirectory),
        platform.services.s3,
      );
      const written = await exportFolder(bucket, directory, signer.verifierKey);
      if (json) printJson(written);
      else
        print(
          `${written.treeSize} entries in ${written.files} files, ${written.bytes} bytes. Next: ./munim archive verify ${directory}`,
        );
      if (written.missing.length > 0) throw new VerbFailed(`the bucket no longer holds ${written.missing.join(', ')}`);
    });

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
      else {
        print(
          `${verification.ok ? paint('green', 'verified') : paint('red', 'DAMAGED')}  ${verification.origin}  ` +
            `${verification.entriesVerified} of ${verification.treeSize} entries  root ${verification.rootHash}`,
        );
        for (const finding of verification.findings) print(lineOf(finding));
      }
      if (!verification.ok) process.exitCode = exitCode.failed;
    });

const lineOf = ({ kind, position, otherPosition, path, detail }: Finding): string =>
  [
    `  ${kind}`,
    position === undefined ? '' : `position ${position}${otherPosition === undefined ? '' : ` and ${otherPosition}`}`,
    path ?? '',
    detail,
  ]
    .filter((part) => part !== '')
    .join('  ');
