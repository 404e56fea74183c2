/** What a server answers before, or instead of, its app: whatever cannot be read as a request gets a problem like any other. */
import { RequestError } from '@hono/node-server';
import { type Ids, newId, platformProblems } from '@munim/kernel';
import type { Hono } from 'hono';
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ProblemDetails, problemMessage, problemOf, problemResponse } from '../http/problem-response.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Logger } from '../telemetry/index.ts';

export interface Edge {
  /** For requests whose target or Host makes no URL, and for what an app let through. */
  readonly onError: (error: unknown) => Response;
  readonly starting: () => Response;
  /** An app whose handler throws answers as ours do. */
  readonly cover: (app: Hono) => void;
  readonly attach: (server: Server) => void;
}

export interface EdgeOptions {
  readonly ids: Ids;
  readonly log: Logger;
  readonly headerBytesMax: number;
}

export function createEdge({ ids, log, headerBytesMax }: EdgeOptions): Edge {
  const onError = (error: unknown): Response => {
    const requestId = newId('request', ids.uuid());
    if (error instanceof RequestError) {
      // Where the next request of the connection begins is not to be trusted either.
      const headers = { connection: 'close' };
      return problemResponse({ problem: platformProblems.malformedRequest, detail: error.message, headers }, requestId);
    }
    const details = problemOf(error);
    if (details.unexpected) log.error('a request failed', { requestId, error });
    return problemResponse(details, requestId);
  };
  return {
    onError,
    starting: () =>
      problemResponse(
        { problem: platformProblems.unavailable, detail: 'this process is starting' },
        newId('request', ids.uuid()),
      ),
    cover: (app) => app.onError(onError),
    attach: (server) => {
      server.on('clientError', (error: ParseError, socket) =>
        refuse(socket, problemOfParsing(error, headerBytesMax), ids),
      );
      // A tunnel to elsewhere: no app of ours is asked.
      server.on('connect', (request, socket) => refuse(socket, noTunnel, ids, request));
      // An expectation that is not ours to meet may be ignored (RFC 9110, 10.1.1): the request is answered as it is.
      server.on('checkExpectation', (request, response) => server.emit('request', request, response));
    },
  };
}

const noTunnel: ProblemDetails = {
  problem: platformProblems.methodNotAllowed,
  detail: 'CONNECT is not one of GET, POST',
  headers: { allow: 'GET, POST' },
};

interface ParseError extends Error {
  readonly code?: string;
  readonly reason?: string;
}

/** Codes of Node's parser; its reasons name the rule of HTTP, and nothing of ours. */
function problemOfParsing({ code, reason }: ParseError, headerBytesMax: number): ProblemDetails {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return { problem: platformProblems.requestTimeout, detail: 'the rest of the request did not come' };
  if (code === 'HPE_HEADER_OVERFLOW')
    return { problem: platformProblems.headersTooLarge, detail: `at most ${headerBytesMax} bytes` };
  return { problem: platformProblems.malformedRequest, detail: reason ?? 'the request cannot be parsed' };
}

/** What Node's own handler looks at before it writes: an answer that has begun must not be mixed with another. */
interface Answering {
  readonly _httpMessage?: { readonly headersSent: boolean } | null;
}

function refuse(socket: Duplex, details: ProblemDetails, ids: Ids, request?: IncomingMessage): void {
  const begun = (socket as Duplex & Answering)._httpMessage?.headersSent === true;
  if (!socket.writable || begun) {
    socket.destroy();
    return;
  }
  const given = request?.headers['x-request-id'];
  const { status, headers, body } = problemMessage(details, requestIdOf(given?.toString(), ids));
  const lines = Object.entries({
    ...headers,
    date: new Date().toUTCString(),
    connection: 'close',
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy());
}
