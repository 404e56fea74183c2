/** A bank on real services that speaks this context's HTTP, with its read models kept up on demand: for specs. */
import { decodeEvent } from '@munim/kernel';
import { createApp, type RequestRecord } from '@munim/platform/http';
import { createLog, headPosition, readLog } from '@munim/platform/log';
import { createLocalKeystore, type KeyService } from '@munim/platform/privacy';
import { createTestBank, type TestBank, type TestCell } from '@munim/platform/testing';
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { customers } from '../index.ts';
import { customerDetailsReadModel } from '../read-models/customer-details/project.ts';

/** Members that some answer has; which ones, the spec says. */
export interface AnswerBody {
  readonly [member: string]: unknown;
  readonly customerId: string;
  readonly data: readonly { readonly customerId: string }[];
  readonly errors?: readonly { readonly pointer: string }[];
}
export interface Answer {
  readonly status: number;
  readonly body: AnswerBody;
  readonly text: string;
  readonly headers: Headers;
}
export interface CustomersBank {
  readonly bank: TestBank;
  readonly keys: KeyService;
  readonly requests: RequestRecord[];
  readonly post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** With the read models at the log's head. */
  readonly get: (path: string) => Promise<Answer>;
  readonly project: () => Promise<void>;
  readonly head: () => Promise<bigint>;
  readonly remove: () => Promise<void>;
}

/** The bank's day in the specs. */
const nowMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

export async function createCustomersBank(cell: TestCell): Promise<CustomersBank> {
  const bank = await createTestBank(cell, ['customers']);
  const { tenant, sql, secretsDirectory } = bank;
  const keys = createLocalKeystore({ tenant, secretsDirectory, nowMs: () => nowMs, randomBytes });
  const log = createLog({ sql, tenant, aggregates: customers.aggregates, nowMs: () => nowMs });
  const project = projector(bank);
  const requests: RequestRecord[] = [];
  const app = createApp({
    operations: customers.operations,
    authenticate: () => ({ tenant, clientId: 'cli_spec', scopes: new Set(['customers:read', 'customers:write']) }),
    writableBank: () => ({ tenant, sql, keys, log }),
    readableBank: () => ({ tenant, sql, keys, waitForVersion: () => project() }),
    nowMs: () => nowMs,
    ids: { uuid: randomUUIDv7 },
    record: (record) => requests.push(record),
  });
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(path, init);
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as AnswerBody, headers: response.headers };
  };
  return {
    bank,
    keys,
    requests,
    project,
    head: () => headPosition(sql),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUIDv7(), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    get: async (path) => {
      await project();
      return send(path, { method: 'GET' });
    },
    remove: async () => {
      await log.close();
      await bank.remove();
    },
  };
}

/** Each event once and in order, as the projection service gives them, but straight from the log. */
function projector({ sql }: TestBank): () => Promise<void> {
  let position = 0n;
  return async () => {
    for (;;) {
      const entries = await readLog(sql, position, 500);
      const last = entries.at(-1);
      if (!last) return;
      const events = entries.map((entry) => decodeEvent(entry.payload));
      await sql.begin((tx) => customerDetailsReadModel.project(events, tx, (table) => table));
      position = last.position;
    }
  };
}
