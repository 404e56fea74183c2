/** The broker's jars, fetched side by side from the machine's Maven repository against committed checksums. */
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Cache } from './cache.ts';
import { download } from './download.ts';
import lock from './kafka.lock.json' with { type: 'json' };
import { mavenRepository } from './package-registry.ts';
import type { OnProgress } from './progress.ts';

export const kafkaVersion = lock.version;

/** Enough to fill a line, few enough to be polite to a mirror. */
const downloadsAtOnceMax = 6;

/** The folder with all jars. */
export function kafkaJars(cache: Cache, env: NodeJS.ProcessEnv, progress: OnProgress): Promise<string> {
  return cache.install(`kafka-${lock.version}`, async (into) => {
    const repository = mavenRepository(env);
    const total = lock.jars.reduce((sum, jar) => sum + jar.bytes, 0);
    let done = 0;
    const waiting = [...lock.jars];
    const takeTurns = async (): Promise<void> => {
      for (let jar = waiting.shift(); jar !== undefined; jar = waiting.shift()) {
        const file = join(cache.downloads, 'maven', jar.path);
        await download({
          url: `${repository}/${jar.path}`,
          file,
          bytes: jar.bytes,
          checksum: `sha256-${jar.sha256}`,
          onBytes: (count) => {
            done += count;
            progress({ component: 'kafka', phase: 'download', message: `Kafka ${lock.version}`, done, total });
          },
        });
        copyFileSync(file, join(into, basename(jar.path)));
      }
    };
    await Promise.all(Array.from({ length: downloadsAtOnceMax }, takeTurns));
  });
}
