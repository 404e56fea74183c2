import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { choosePorts } from './free-port.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'munim-ports-'));
const children = new Set<ReturnType<typeof spawn>>();
const servers = new Set<Server>();

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of servers) server.close();
  children.clear();
  servers.clear();
});

/** A process that chooses, prints what it got, and stays. */
async function chooserIn(directory: string, owner: string, preferred: Readonly<Record<string, number | null>>) {
  const script = `import { choosePorts } from ${JSON.stringify(join(import.meta.dirname, 'free-port.ts'))};
    const preferred = Object.entries(${JSON.stringify(preferred)}).map(([name, port]) => [name, port ?? undefined]);
    console.log(JSON.stringify(await choosePorts(${JSON.stringify(directory)}, ${JSON.stringify(owner)}, Object.fromEntries(preferred))));
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { ports: Object.values(JSON.parse(line.toString()) as Record<string, number>), child };
}

async function listenOn(port: number): Promise<void> {
  const server = createServer();
  servers.add(server);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
}

test('owners that choose at once get different ports, none that a connection could be given', async () => {
  const directory = folder();
  // All want the same one: one of them gets it.
  const [wanted = 0] = Object.values(await choosePorts(folder(), 'own', { a: undefined }));
  const many = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`p${index}`, index === 0 ? wanted : null]),
  );
  const all = (await Promise.all(['a', 'b', 'c', 'd'].map((owner) => chooserIn(directory, owner, many)))).flatMap(
    ({ ports }) => ports,
  );
  expect(new Set(all).size).toBe(800);
  expect(all.filter((port) => port === wanted)).toHaveLength(1);
  expect(all.filter((port) => port < 20_000 || port > 32_767)).toEqual([]);
});

test('what was chosen is of its owner, and free for others once the process that chose it was killed', async () => {
  const directory = folder();
  const {
    ports: [port = 0],
  } = await chooserIn(directory, 'theirs', { a: null });
  expect(await choosePorts(directory, 'ours', { a: port })).not.toEqual({ a: port });
  // What was killed there comes back where it was, whichever process starts it.
  const again = await chooserIn(directory, 'theirs', { a: port });
  expect(again.ports).toEqual([port]);
  again.child.kill('SIGKILL');
  await once(again.child, 'exit');
  expect(await choosePorts(directory, 'ours', { a: port })).toEqual({ a: port });
});

test('a port is for one thing of its owner, and for none while another listens there', async () => {
  const directory = folder();
  const { a } = await choosePorts(directory, 'ours', { a: undefined });
  const both = await choosePorts(directory, 'ours', { a, b: a });
  expect(both.a).toBe(a);
  expect(both.b).not.toBe(a);
  await listenOn(a);
  expect(await choosePorts(directory, 'ours', { a })).not.toEqual({ a });
});
