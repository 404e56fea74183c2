/** Forwards one request to an upstream service over kept-alive connections and brings its answer back whole. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { bodyBytesMax } from '@munim/platform/http';
import { traceHeaders } from '@munim/platform/telemetry';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';

/**
 * One pod of the gateway keeps at most this many connections to one upstream for the banks of one cell: more only queue
 * there instead of here. Each cell has connections of its own, since those of a cell that hangs are held until the time-out.
 */
const socketsMax = 256;
/** Longer than the upstream's own limits (a read waits at most 2 s), shorter than a client's patience. */
const upstreamTimeoutMs = 15_000;

/** Headers that belong to one connection (RFC 9110 section 7.6.1) or that only the gateway may set. */
const notForwarded: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'proxy-authorization',
  'proxy-connection',
  'host',
  'content-length',
  'expect',
]);

export interface Upstream {
  /** `incoming` is Node's own request: reading it costs a fraction of what web streams do. */
  readonly forward: (incoming: IncomingMessage, requestId: string, cell: string) => Promise<Response>;
  readonly close: () => void;
}

export function createUpstream(baseUrl: string): Upstream {
  const base = new URL(baseUrl);
  const agents = new Map<string, Agent>();
  const agentOf = (cell: string): Agent => {
    const agent = agents.get(cell) ?? new Agent({ keepAlive: true, maxSockets: socketsMax, scheduling: 'lifo' });
    agents.set(cell, agent);
    return agent;
  };
  return {
    forward: async (incoming, requestId, cell) => {
      const { method = 'GET' } = incoming;
      const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(incoming);
      return send(agentOf(cell), base, incoming, method, requestId, body);
    },
    close: () => {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

function readBody(incoming: IncomingMessage): Promise<Buffer> {
  if (Number(incoming.headers['content-length'] ?? 0) > bodyBytesMax) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > bodyBytesMax) reject(tooLarge());
      else chunks.push(chunk);
    });
    incoming.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    incoming.on('error', reject);
  });
}

const tooLarge = (): ProblemError =>
  new ProblemError(platformProblems.payloadTooLarge, `at most ${bodyBytesMax} bytes`);

function forwardedHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const forwarded: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !notForwarded.has(name)) forwarded[name] = value;
  return forwarded;
}

function send(
  agent: Agent,
  base: URL,
  incoming: IncomingMessage,
  method: string,
  requestId: string,
  body: Buffer | undefined,
): Promise<Response> {
  const headers: Record<string, string | string[] | number> = {
    ...forwardedHeaders(incoming.headers),
    ...traceHeaders(),
    'x-request-id': requestId,
  };
  if (body) headers['content-length'] = body.byteLength;
  const { hostname: host, port } = base;
  const path = pathOf(incoming.url ?? '/');
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ agent, host, port, method, path, headers, timeout: upstreamTimeoutMs }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', (error) => reject(unavailable(error)));
      answer.on('end', () => resolve(responseOf(answer, chunks)));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer in ${upstreamTimeoutMs} ms`)));
    outgoing.on('error', (error) => reject(unavailable(error)));
    outgoing.end(body);
  });
}

/** What was routed is what is sent: dot segments and absolute forms are resolved the way the router resolved them. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url, 'http://gateway');
  return pathname + search;
}

function responseOf(answer: IncomingMessage, chunks: readonly Buffer[]): Response {
  const status = answer.statusCode ?? 502;
  const headers: [string, string][] = Object.entries(forwardedHeaders(answer.headers)).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return new Response(status === 204 || status === 304 ? null : Buffer.concat(chunks), { status, headers });
}

const unavailable = (error: Error): ProblemError =>
  new ProblemError(
    platformProblems.unavailable,
    `the service behind the gateway did not answer (${(error as NodeJS.ErrnoException).code ?? 'error'})`,
  );
