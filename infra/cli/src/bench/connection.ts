/** The smallest HTTP/1.1 client that keeps one request in flight on one connection: the load must cost less than what it measures. */
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends one request text at a time and resolves with its answer; answers must carry Content-Length. */
export class RawConnection {
  readonly #socket: Socket;
  #received = '';
  #waiting: { resolve: (answer: RawAnswer) => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#take(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')));
  }

  static open(host: string, port: number): Promise<RawConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host, () => resolve(new RawConnection(socket)));
      socket.once('error', reject);
    });
  }

  send(request: string): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request, 'latin1');
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(chunk: string): void {
    this.#received += chunk;
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.slice(0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      this.#waiting?.reject(new Error(`an answer without Content-Length: ${head.slice(0, 200)}`));
      return;
    }
    const total = end + 4 + Number(length);
    if (this.#received.length < total) return;
    const body = this.#received.slice(end + 4, total);
    this.#received = this.#received.slice(total);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}

export interface RequestParts {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly host: string;
  readonly token: string;
  readonly idempotencyKey?: string;
  readonly body?: string;
}

/** `body` must be ASCII: its length is counted in characters. */
export const requestText = (of: RequestParts): string =>
  `${of.method} ${of.path} HTTP/1.1\r\nhost: ${of.host}\r\nauthorization: Bearer ${of.token}\r\n` +
  (of.idempotencyKey === undefined ? '' : `idempotency-key: ${of.idempotencyKey}\r\n`) +
  (of.body === undefined
    ? '\r\n'
    : `content-type: application/json\r\ncontent-length: ${of.body.length}\r\n\r\n${of.body}`);
