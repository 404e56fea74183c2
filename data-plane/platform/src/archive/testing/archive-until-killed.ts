/** A process that archives a growing log until it is killed: what specs send SIGKILL to. */
import { argv } from 'node:process';
import { openArchive } from '../archiver/archive.ts';
import { lockPolicy } from '../archiver/locks.ts';
import { connectArchiveBucket } from '../bucket/archive-bucket.ts';
import { sampleSigner } from './sample-log.ts';
import { growingLog, type TestBucket } from './test-bucket.ts';

const [address, tenant] = JSON.parse(argv[2] ?? '') as [TestBucket['address'], string];
const log = growingLog(tenant, 0);
const archive = openArchive({
  bucket: connectArchiveBucket(address),
  source: log,
  signer: sampleSigner(tenant),
  locks: lockPolicy(['bank-transaction']),
  nowMs: Date.now,
});
log.length = await archive.size();
while (true) {
  log.length += 60;
  const { size } = await archive.archiveOnce();
  process.stdout.write(`${size}\n`);
}
