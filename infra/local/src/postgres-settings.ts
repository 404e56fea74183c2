/** The server's settings, on its command line so that nothing inside the database can weaken them. */
import type { Profile } from './component.ts';
import type { Cluster } from './postgres-cluster.ts';

/** Left out on purpose: commit_delay and commit_siblings, which the benchmark turns to emulate a slower disk. */
export function postgresSettings(port: number, profile: Profile, cluster: Cluster): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // No socket: one way in, with a password, is easier to reason about than two.
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    // An acknowledged command survives the loss of power.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // After a checkpoint every touched page goes to the WAL once in full: compressing it is cheaper than writing it.
    wal_compression: cluster.walCompression,
    // Checkpoints by time, not by volume, while a whole bank's history is replayed.
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    shared_buffers: profile === 'test' ? '128MB' : '256MB',
    // Twenty banks with small pools in ten processes, and room for people.
    max_connections: '400',
    // One machine holds the only copy: no standby reads this WAL.
    wal_level: 'minimal',
    max_wal_senders: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%u@%d ',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
