/** The archiver of one bank: its committed events, under a lease in the bank's own schema. */
import type { TenantId } from '@munim/kernel';
import { logSource } from './event-source.ts';
import { type ArchiveHome, type LogArchiver, type LogArchiverOptions, startLogArchiver } from './log-archiver.ts';

export type BankArchiverOptions = Omit<LogArchiverOptions, 'source' | 'home'> & ArchiveHome & { tenant: TenantId };

export const startBankArchiver = ({ bucket, signer, ...options }: BankArchiverOptions): LogArchiver =>
  startLogArchiver({ ...options, source: logSource(options.sql), home: () => Promise.resolve({ bucket, signer }) });
