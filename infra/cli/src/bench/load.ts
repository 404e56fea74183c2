/** A closed load: so many connections, each with one request in flight, for so long; what came of it. */
import { RawConnection } from './connection.ts';

export interface LoadResult {
  readonly completed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** First failed answer, to show. */
  readonly firstFailure: string | undefined;
}

export interface LoadOptions {
  readonly host: string;
  readonly port: number;
  readonly connections: number;
  readonly durationMs: number;
  /** Text of the next request. */
  readonly next: () => string;
}

export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: options.connections }, () => RawConnection.open(options.host, options.port)),
  );
  const latencies: number[] = [];
  let failed = 0;
  let firstFailure: string | undefined;
  const startedMs = performance.now();
  const endMs = startedMs + options.durationMs;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < endMs) {
        const sentMs = performance.now();
        const answer = await connection.send(options.next());
        latencies.push(performance.now() - sentMs);
        if (answer.status >= 300) {
          failed++;
          firstFailure ??= `${answer.status} ${answer.body.slice(0, 300)}`;
        }
      }
    }),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  for (const connection of connections) connection.close();
  latencies.sort((a, b) => a - b);
  return {
    completed: latencies.length,
    failed,
    seconds,
    perSecond: (latencies.length - failed) / seconds,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    firstFailure,
  };
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Sends a fixed list of requests over so many connections and gives the answers in order; throws on a refusal. */
export async function sendAll(
  host: string,
  port: number,
  connections: number,
  requests: readonly string[],
): Promise<string[]> {
  const answers: string[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await RawConnection.open(host, port);
      for (let index = next++; index < requests.length; index = next++) {
        const answer = await connection.send(requests[index] as string);
        if (answer.status >= 300)
          throw new Error(`preparing the benchmark: ${answer.status} ${answer.body.slice(0, 300)}`);
        answers[index] = answer.body;
      }
      connection.close();
    }),
  );
  return answers;
}
