/** Chooses ports: the well-known one when it is free, so that addresses stay the same; else one the system gives. */
import { createServer } from 'node:net';

export async function choosePort(
  preferred: number | undefined,
  taken: ReadonlySet<number> = new Set(),
): Promise<number> {
  if (preferred !== undefined && !taken.has(preferred) && (await isFree(preferred))) return preferred;
  for (;;) {
    const port = await portFromSystem();
    if (!taken.has(port)) return port;
  }
}

/** Free means that this process could listen there now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function portFromSystem(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
      server.close(() => resolve(address.port));
    });
  });
}
