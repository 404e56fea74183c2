import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';

const children: ChildProcess[] = [];
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'munim-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const good = { MUNIM_KAFKA_BROKERS: '127.0.0.1:9092', SAMPLE_SECRET: 'eight-or-more', MUNIM_PORT: '0' };

const run = (env: Record<string, string>) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/sample-service.ts')], {
    env: { PATH: process.env['PATH'], ...env },
  });
  children.push(child);
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
  // With its last output, which may come after its end.
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const lines = (): Record<string, unknown>[] =>
    output
      .split('\n')
      // What follows the last line break is no line yet.
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const line = (message: string): Promise<Record<string, unknown>> =>
    vi.waitFor(
      () => {
        const found = lines().find((one) => String(one['message']).startsWith(message));
        if (!found) throw new Error(`no line "${message}" in: ${output}`);
        return found;
      },
      { timeout: 45_000 },
    );
  return {
    child,
    exit,
    line,
    lines,
    output: () => output,
    url: async () => `http://127.0.0.1:${(await line('listening'))['port']}`,
  };
};

interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly problem: Record<string, unknown>;
}

/** Sends bytes as they are, and reads until the server closes. */
function rawAnswer(port: number, bytes: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      const [first = '', ...lines] = head.split('\r\n');
      const pairs = lines.map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      });
      const problem = body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : {};
      resolve({ status: Number(first.split(' ')[1]), headers: new Headers(pairs), problem });
    });
  });
}

/** Side by side: most of it is waiting. */
describe.concurrent('a service', () => {
  test('names every missing or wrong setting, without its value, and ends with the code of a wrong setting', async () => {
    const { exit, output } = run({
      MUNIM_PORT: '99999',
      MUNIM_KAFKA_BROKERS: 'nohost',
      SAMPLE_SECRET_FILE: '/nowhere/CANARY',
    });
    expect(await exit).toBe(78);
    for (const name of ['MUNIM_PORT', 'MUNIM_KAFKA_BROKERS', 'SAMPLE_SECRET']) expect(output()).toContain(name);
    const missing = run({});
    expect(await missing.exit).toBe(78);
    expect(missing.output()).toContain('MUNIM_KAFKA_BROKERS is missing');
    const short = run({ ...good, SAMPLE_SECRET: 'CANARY' });
    expect(await short.exit).toBe(78);
    expect(short.output()).not.toContain('CANARY');
  });

  test('takes a secret from a file, and refuses to guess between two', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'secret'), 'twelve-chars\n');
    const { SAMPLE_SECRET: _, ...rest } = good;
    const service = run({ ...rest, SAMPLE_SECRET_FILE: join(folder, 'secret') });
    await service.line('ready');
    expect(await (await fetch(`${await service.url()}/slow`)).text()).toMatch(
      /^12 [0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/,
    );
    const both = run({ ...good, SAMPLE_SECRET_FILE: join(folder, 'secret') });
    expect(await both.exit).toBe(78);
  });

  test('is alive but not ready while it starts, then ready; metrics are text', async () => {
    const started = join(newFolder(), 'started');
    const service = run({ ...good, SAMPLE_STARTED: started });
    const url = await service.url();
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/ready`)).status).toBe(503);
    expect((await fetch(`${url}/slow`)).status).toBe(503);
    writeFileSync(started, '');
    await service.line('ready');
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('process_resident_memory_bytes ');
  });

  test('finishes the request under way at SIGTERM, accepts no other, stops before it closes, and ends with 0', async () => {
    const answered = join(newFolder(), 'answered');
    const service = run({ ...good, SAMPLE_ANSWERED: answered });
    await service.line('ready');
    const url = await service.url();
    const underWay = fetch(`${url}/slow`);
    await service.line('slow began');
    service.child.kill('SIGTERM');
    await service.line('stopping');
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
    writeFileSync(answered, '');
    expect((await underWay).status).toBe(200);
    expect(await service.exit).toBe(0);
    const messages = service.lines().map((one) => one['message']);
    // At once after the last answer, not when the drain's time is over.
    expect(messages.slice(-4)).toEqual(['stopping', 'consumers stopped', 'pools closed', 'stopped']);
  });

  test('an unhandled rejection is logged and ends the process with 1', async () => {
    const service = run(good);
    await service.line('ready');
    await fetch(`${await service.url()}/reject`).catch(() => undefined);
    expect(await service.exit).toBe(1);
    expect(await service.line('unhandled rejection')).toMatchObject({
      level: 'fatal',
      error: { message: 'nobody waits for this' },
    });
  });

  test('what cannot be read as a request is refused with a problem, whatever is wrong with it', async () => {
    const service = run(good);
    await service.line('ready');
    const port = Number(new URL(await service.url()).port);
    const bad: Record<string, [bytes: string, status: number, code: string]> = {
      'no Host': ['GET /slow HTTP/1.1\r\n\r\n', 400, 'malformed-request'],
      'an empty Host': ['GET /slow HTTP/1.1\r\nHost:\r\n\r\n', 400, 'malformed-request'],
      'a Host that is none': ['GET /slow HTTP/1.1\r\nHost: a/b\r\n\r\n', 400, 'malformed-request'],
      'a Host with a name before it': ['GET /slow HTTP/1.1\r\nHost: x@y\r\n\r\n', 400, 'malformed-request'],
      'a backslash in the path': ['GET /slow\\x HTTP/1.1\r\nHost: h\r\n\r\n', 400, 'malformed-request'],
      'a target of its own form': ['OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n', 400, 'malformed-request'],
      'another protocol': ['hello\r\n\r\n', 400, 'malformed-request'],
      'two lengths': [
        'POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
        400,
        'malformed-request',
      ],
      'a header with a control character': [
        'GET /slow HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n',
        400,
        'malformed-request',
      ],
      'headers beyond their limit': [
        `GET /slow HTTP/1.1\r\nHost: h\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
        431,
        'headers-too-large',
      ],
      'a tunnel': ['CONNECT elsewhere:443 HTTP/1.1\r\nHost: elsewhere\r\n\r\n', 405, 'method-not-allowed'],
      'headers that do not end': ['GET /slow HTTP/1.1\r\nHost: h\r\n', 408, 'request-timeout'],
      'no such path': ['GET /nowhere HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', 404, 'not-found'],
      'an expectation that nobody knows': [
        'GET /nowhere HTTP/1.1\r\nHost: h\r\nExpect: tea\r\nConnection: close\r\n\r\n',
        404,
        'not-found',
      ],
      'a handler that throws': ['GET /throw HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', 500, 'internal'],
    };
    const answers = await Promise.all(
      Object.entries(bad).map(async ([what, [bytes, status, code]]) => ({
        what,
        expected: { status, type: 'application/problem+json', code },
        ...(await rawAnswer(port, bytes)),
      })),
    );
    for (const { what, expected, status, headers, problem } of answers) {
      expect({ status, type: headers.get('content-type'), code: problem.code }, what).toEqual(expected);
      expect(problem, what).toMatchObject({ type: `https://munim.example/problems/${problem.code}`, status });
      expect(problem.requestId, what).toBe(headers.get('x-request-id'));
      expect(problem.detail, what).not.toMatch(/node_modules|\.ts:\d/);
    }
    expect(service.lines().filter((one) => one['message'] === 'a request failed')).toHaveLength(1);
  });

  test('a service that starts says so with a problem', async () => {
    const service = run({ ...good, SAMPLE_STARTED: join(newFolder(), 'never') });
    const port = Number(new URL(await service.url()).port);
    const { status, headers, problem } = await rawAnswer(
      port,
      'GET /slow HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
    );
    expect([status, problem.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
  });

  test('a client that sends its headers slowly is cut off', async () => {
    const service = run(good);
    await service.line('ready');
    const port = Number(new URL(await service.url()).port);
    const cutOffAfterMs = async (): Promise<number> => {
      const socket = connect(port, '127.0.0.1');
      socket.write('GET /health HTTP/1.1\r\nX: ');
      const startedMs = performance.now();
      const drip = setInterval(() => socket.write('a'), 200);
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('close', resolve));
      clearInterval(drip);
      return performance.now() - startedMs;
    };
    // The fastest counts: a machine that halts makes the others late.
    let [fastestMs, tries] = [Number.POSITIVE_INFINITY, 0];
    while (fastestMs > 9_000 && tries++ < 3) fastestMs = Math.min(fastestMs, await cutOffAfterMs());
    expect(fastestMs).toBeLessThan(9_000);
  });
});
