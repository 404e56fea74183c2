/** The HTTP server of every service: health, readiness and metrics beside the service's own app, under Node's limits. */
import { getRequestListener } from '@hono/node-server';
import { type Ids, platformProblems } from '@munim/kernel';
import { Hono } from 'hono';
import { createServer as createHttpServer, type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemResponse } from '../http/problem-response.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Logger, Metrics } from '../telemetry/index.ts';
import { createEdge } from './edge.ts';

export interface Served {
  readonly app?: Hono;
  readonly notReady?: () => string | undefined;
}
export interface ServiceServer {
  readonly listen: (host: string, port: number) => Promise<{ host: string; port: number }>;
  /** From now on the app answers and /ready says yes. */
  readonly serve: (served: Served) => void;
  /** /ready says no, no connection is accepted, requests under way are waited for. False when some had to be cut off. */
  readonly drain: (withinMs: number) => Promise<boolean>;
}

/** Node's own limits; its defaults let 300 slow sockets live for minutes. */
const serverLimits = {
  /** Headers arrive in one packet; whoever takes longer holds a socket for nothing. */
  headersTimeout: 5_000,
  /** Bodies are below 64 KiB. Answers are not counted. */
  requestTimeout: 10_000,
  /** How soon the two above are noticed. */
  connectionsCheckingInterval: 1_000,
  /** Longer than the idle time of our clients (gateway, SDK), so that they close first and no request meets a dying socket. */
  keepAliveTimeout: 65_000,
  /** Our own headers are below 3 kB, a token among them. */
  maxHeaderSize: 16_384,
  /** A request without Host is answered by us, with a problem, instead of by Node, with nothing. */
  requireHostHeader: false,
} as const;
/** A connection is renewed after this many requests, so that load finds new pods; large enough to cost nothing. */
const requestsPerSocketMax = 100_000;
/** One process: beyond it memory for sockets, not the work, would be the limit. */
const connectionsMax = 5_000;
/** How soon a connection is closed after its last answer while draining. */
const idleCloseMs = 50;

type FetchCallback = Parameters<typeof getRequestListener>[0];

export interface ServerOptions {
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly ids: Ids;
}

export function createServer({ metrics, log, ids }: ServerOptions): ServiceServer {
  const edge = createEdge({ ids, log, headerBytesMax: serverLimits.maxHeaderSize });
  let served: Served | undefined;
  let draining = false;
  const own = ownRoutes(metrics, ids, () => {
    if (draining) return 'stopping';
    return served ? served.notReady?.() : 'starting';
  });
  edge.cover(own);
  const fetch: FetchCallback = (request, environment) => {
    const { url } = (environment as { incoming: IncomingMessage }).incoming;
    if (ownPaths.has(url ?? '')) return own.fetch(request);
    return served ? (served.app ?? own).fetch(request, environment) : edge.starting();
  };
  const answer = getRequestListener(fetch, { errorHandler: edge.onError });
  /**
   * Once all that has arrived is read: a body is whole then, most often, and the same code runs for one request after
   * another. Answering each as its head is parsed costs a seventh more of the CPU.
   */
  const server = createHttpServer({ ...serverLimits }, (incoming, outgoing) => {
    setImmediate(() => void answer(incoming, outgoing));
  });
  edge.attach(server);
  server.maxRequestsPerSocket = requestsPerSocketMax;
  server.maxConnections = connectionsMax;
  return {
    listen: (host, port) => listen(server, host, port),
    serve: (what) => {
      if (what.app) edge.cover(what.app);
      served = what;
    },
    drain: (withinMs) => {
      draining = true;
      return drain(server, withinMs);
    },
  };
}

const ownPaths: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);

function ownRoutes(metrics: Metrics, ids: Ids, notReady: () => string | undefined): Hono {
  const own = new Hono();
  own.get('/health', (c) => c.json({ status: 'ok' }));
  own.get('/ready', (c) => {
    const reason = notReady();
    return reason === undefined ? c.json({ status: 'ready' }) : c.json({ status: 'not-ready', reason }, 503);
  });
  own.get('/metrics', (c) =>
    c.text(metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
  own.notFound((c) =>
    problemResponse(
      { problem: platformProblems.notFound, detail: 'no such path' },
      requestIdOf(c.req.header('x-request-id'), ids),
    ),
  );
  return own;
}

function listen(server: Server, host: string, port: number): Promise<{ host: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address() as AddressInfo;
      resolve({ host: address.address, port: address.port });
    });
  });
}

/** Answers given while draining close their connection, so that a busy keep-alive client goes elsewhere at once. */
function drain(server: Server, withinMs: number): Promise<boolean> {
  server.prependListener('request', (_, response) => {
    if (response instanceof ServerResponse) response.setHeader('connection', 'close');
  });
  return new Promise((resolve) => {
    let cutOff = false;
    const deadline = setTimeout(() => {
      cutOff = true;
      server.closeAllConnections();
    }, withinMs);
    /** A connection whose last answer has just gone out is idle only from now on. */
    const idle = setInterval(() => server.closeIdleConnections(), idleCloseMs);
    server.close(() => {
      clearTimeout(deadline);
      clearInterval(idle);
      resolve(!cutOff);
    });
  });
}
