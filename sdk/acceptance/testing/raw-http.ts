/** Bare HTTP: sends exactly the bytes and the path that a test names, which `fetch` would tidy up. */
import { Agent, request as httpRequest, type RequestOptions } from 'node:http';

export interface RawRequest {
  readonly method?: string;
  /** As it goes on the wire. */
  readonly path: string;
  /** null: no Authorization header. */
  readonly token?: string | null;
  /** An object is sent as JSON; text and bytes as they are. */
  readonly body?: unknown;
  /** null takes away what would be sent by itself; of several values each is sent as a line of its own. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  /** In chunks, so that no length is declared. */
  readonly chunked?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined when there is none, or when it is not JSON. */
  readonly body: unknown;
}

const agent = new Agent({ keepAlive: true });

export function sendRaw(baseUrl: string, request: RawRequest): Promise<Answer> {
  const { method = 'GET', path, chunked = false } = request;
  const bytes = bytesOf(request.body);
  const headers = headersOf(request, bytes, chunked);
  const { hostname, port } = new URL(baseUrl);
  return exchange({ agent, hostname, port, method, path, headers }, bytes);
}

function exchange(options: RequestOptions, bytes: Buffer | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const pairs = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
        resolve({ status: incoming.statusCode ?? 0, headers: new Headers(pairs), text, body: parsed(text) });
      });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // The server had closed a connection that nobody used for a while: on one of its own the request is a first one.
      const wasClosed = outgoing.reusedSocket && error.code === 'ECONNRESET';
      if (wasClosed) resolve(exchange({ ...options, agent: false }, bytes));
      else reject(error);
    });
    outgoing.end(bytes);
  });
}

function bytesOf(body: unknown): Buffer | undefined {
  if (body === undefined || Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function headersOf({ token, method, headers }: RawRequest, bytes: Buffer | undefined, chunked: boolean) {
  const all: Record<string, string | readonly string[] | null> = {
    authorization: token == null ? null : `Bearer ${token}`,
    'idempotency-key': method === 'POST' ? crypto.randomUUID() : null,
    'content-type': bytes ? 'application/json' : null,
    'content-length': bytes && !chunked ? String(bytes.byteLength) : null,
    ...headers,
  };
  return Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, string | string[]] => pair[1] !== null),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
