import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { download } from './download.ts';

const content = randomBytes(300_000);
const checksum = `sha256-${createHash('sha256').update(content).digest('hex')}`;

interface Mirror {
  readonly url: string;
  readonly ranges: (string | undefined)[];
}

interface Manners {
  /** The first answer is cut in the middle, when something of it has arrived in this file. */
  readonly breaksAtPartOf?: string;
  readonly ignoresRanges?: boolean;
}

async function mirror(body: Buffer, { breaksAtPartOf, ignoresRanges = false }: Manners = {}): Promise<Mirror> {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const from = ignoresRanges ? 0 : Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const rest = body.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length });
    if (breaksAtPartOf === undefined || ranges.length > 1) return void response.end(rest);
    response.write(rest.subarray(0, rest.length / 2));
    const looking = setInterval(() => {
      if ((statSync(`${breaksAtPartOf}.part`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
      clearInterval(looking);
      response.destroy();
    }, 10);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/thing-1.0.jar`, ranges };
}

const target = (): string => join(mkdtempSync(join(tmpdir(), 'munim-download-')), 'thing-1.0.jar');
const wanted = (url: string, file: string) => ({ url, file, bytes: content.length, checksum });

test('a file arrives whole, and is not asked for again', async () => {
  const { url, ranges } = await mirror(content);
  const file = target();
  await download(wanted(url, file));
  await download(wanted(url, file));
  expect(readFileSync(file).equals(content)).toBe(true);
  expect(ranges).toHaveLength(1);
});

test('a broken connection is continued where it broke', async () => {
  const file = target();
  const { url, ranges } = await mirror(content, { breaksAtPartOf: file });
  let bytes = 0;
  await download({ ...wanted(url, file), onBytes: (count) => (bytes += count) });
  expect(readFileSync(file).equals(content)).toBe(true);
  expect(ranges[0]).toBeUndefined();
  expect(ranges[1]).toMatch(/^bytes=[1-9]\d*-$/);
});

test('what a killed process left is continued by the next one', async () => {
  const { url, ranges } = await mirror(content);
  const file = target();
  writeFileSync(`${file}.part`, content.subarray(0, 100_000));
  await download(wanted(url, file));
  expect(ranges).toEqual(['bytes=100000-']);
  expect(readFileSync(file).equals(content)).toBe(true);
  expect(existsSync(`${file}.part`)).toBe(false);
});

test('a mirror that knows no ranges is read from the start', async () => {
  const { url } = await mirror(content, { ignoresRanges: true });
  const file = target();
  writeFileSync(`${file}.part`, content.subarray(0, 100_000));
  await download(wanted(url, file));
  expect(readFileSync(file).equals(content)).toBe(true);
});

test('a wrong file is refused by name with both checksums, and nothing of it stays', async () => {
  const wrong = Buffer.from(content);
  wrong[7] = (wrong[7] ?? 0) ^ 1;
  const { url } = await mirror(wrong);
  const file = target();
  const got = createHash('sha256').update(wrong).digest('hex');
  const failure = await download(wanted(url, file)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  const { message } = failure as Error;
  expect(message).toContain('thing-1.0.jar');
  expect(message).toContain(`expected ${checksum}`);
  expect(message).toContain(`got      sha256-${got}`);
  expect(existsSync(file)).toBe(false);
  expect(existsSync(`${file}.part`)).toBe(false);
});

test('an outage says which address failed and why', async () => {
  await expect(download(wanted('http://127.0.0.1:9/thing-1.0.jar', target()))).rejects.toThrow(
    /could not download http:\/\/127\.0\.0\.1:9\/thing-1\.0\.jar/,
  );
});
