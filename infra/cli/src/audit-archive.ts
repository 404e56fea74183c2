/** The sealed audit log of this machine's platform, read from its bucket: no process of the platform is believed. */
import { auditArchiveSettings } from '@munim/control-plane/audit';
import { auditArchive } from '@munim/kernel';
import type { KnownPlatform } from '@munim/local';
import { type ArchiveHome, openArchiveHome } from '@munim/platform/archive';
import { readSettings } from '@munim/platform/service';
import { openSecrets } from '@munim/platform/tenancy';
import { VerbFailed } from './exit-codes.ts';

export async function openAuditArchive({ services, secretsDirectory }: KnownPlatform): Promise<ArchiveHome> {
  const { MUNIM_AUDIT_BUCKET: bucket } = readSettings(auditArchiveSettings, process.env);
  const address = auditArchive(bucket);
  try {
    return await openArchiveHome(address, openSecrets(secretsDirectory), services.s3);
  } catch (cause) {
    throw new VerbFailed(`the archive of the audit log cannot be opened: ${(cause as Error).message}`);
  }
}
