/** A log's archive: a transparency log in a locked bucket, written by us, verifiable by anyone. */
export { type Archive, type ArchiveOptions, openArchive, type Publication } from './archiver/archive.ts';
export { type ArchiverMetrics, createArchiverMetrics } from './archiver/archiver-metrics.ts';
export { startBankArchiver } from './archiver/bank-archiver.ts';
export { type EventSource, logSource, type SourceEvent } from './archiver/event-source.ts';
export { type LockPolicy, lockPolicy } from './archiver/locks.ts';
export { type ArchiveHome, type ArchiverLimits, type LogArchiver, startLogArchiver } from './archiver/log-archiver.ts';
export { type ArchiveAddress, type ObjectStoreAddress, openArchiveHome, openBankArchive } from './archive-home.ts';
export { type ArchiveBucket, type BucketAddress, connectArchiveBucket } from './bucket/archive-bucket.ts';
export { ArchiveConflictError } from './bucket/locked-writes.ts';
export { createEntryProver, type EntryProof, type EntryProver } from './bucket/prove-entry.ts';
export { type Export, exportFolder } from './bucket/export-folder.ts';
export { type BucketVerification, verifyBucket, type VerifyBucketOptions } from './bucket/verify-bucket.ts';
export { type RecordClass, recordClassesOf, retainUntil, type RetentionRule, retentionRules } from './retention.ts';
export { entryBytesMax } from './tlog/entry-bundle.ts';
export { createSigner, type Signer } from './tlog/note.ts';
export type { Finding, FindingKind, Verification } from './verify/findings.ts';
export { verifyFolder } from './verify/verify-folder.ts';
