import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOpenBanks } from './open-banks.ts';

const server = createServer((socket) => socket.on('error', () => undefined));
let port: number;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

test('a bank that opened another connection while it gave back its last one is asked again, and another bank gets its place', async () => {
  const banks = createOpenBanks(1);
  const [busy, other] = [banks.bank('busy'), banks.bank('other')];
  const sockets: Socket[] = [await busy.connect('127.0.0.1', port)];
  let asked = 0;
  busy.onVictim(async () => {
    const last = sockets.shift();
    // Work that had waited for a connection finds one, since its bank is open.
    if (++asked === 1) sockets.push(await busy.connect('127.0.0.1', port));
    last?.destroy();
    if (last && !last.closed) await once(last, 'close');
  });
  const socket = await other.connect('127.0.0.1', port);
  socket.on('error', () => undefined);
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  expect([asked, socket.destroyed]).toEqual([2, false]);
  socket.destroy();
});
