/** A bank on a real Postgres behind the real routes, for specs: commands go to its log, queries see all of it. */
import { accepted, type CommandDefinition, decodeEvent } from '@munim/kernel';
import { customerAggregate } from '@munim/customers/commands';
import { createApp, type Operation, type RequestRecord } from '@munim/platform/http';
import { createLog, headPosition, type Log, readLog } from '@munim/platform/log';
import { createLocalKeystore } from '@munim/platform/privacy';
import type { TestBank } from '@munim/platform/testing';
import { randomBytes } from 'node:crypto';
import { accounts } from '../index.ts';

export interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a spec looks into bodies of every shape
  readonly body: any;
  readonly headers: Headers;
}
export interface BankOverHttp {
  readonly log: Log;
  /** Errors that were no problem of the closed list: a spec expects none. */
  readonly failures: unknown[];
  readonly post: (path: string, body?: unknown, key?: string) => Promise<Answer>;
  readonly get: (path: string) => Promise<Answer>;
  readonly registerCustomer: (customerId: string) => Promise<void>;
  readonly position: () => Promise<bigint>;
}

const register: CommandDefinition<{ customerId: string }> = {
  name: 'customers.registerCustomer',
  streams: ({ customerId }) => [customerId],
  decide: ({ customerId }) => {
    const data = { kind: 'PERSON', country: 'CZ', personal: { fullName: 'sealed' } };
    return accepted([{ stream: customerId, type: 'customers.CustomerRegistered', data }], {});
  },
};

const nowMs = Date.parse('2026-01-02T03:04:05.678Z');

export function bankOverHttp(bank: TestBank, operations: readonly Operation[] = accounts.operations): BankOverHttp {
  const { sql, tenant } = bank;
  const aggregates = [...accounts.aggregates, customerAggregate];
  const log = createLog({ sql, tenant, aggregates, nowMs: () => nowMs });
  const failures: unknown[] = [];
  const keys = createLocalKeystore({
    tenant,
    secretsDirectory: bank.secretsDirectory,
    nowMs: () => nowMs,
    randomBytes,
  });
  let ids = 0;
  let projected = 0n;
  const catchUp = async (): Promise<void> => {
    const entries = await readLog(sql, projected, 1_000);
    const events = entries
      .map((entry) => decodeEvent(entry.payload))
      .filter((event) => event.type.startsWith('accounts.'));
    await sql.begin(async (tx) => {
      for (const model of accounts.readModels) await model.project(events, tx, (name) => name);
    });
    projected = entries.at(-1)?.position ?? projected;
  };
  const app = createApp({
    operations,
    authenticate: () => ({
      tenant,
      clientId: 'cli_spec',
      scopes: new Set(['accounts:read', 'accounts:write']),
    }),
    writableBank: () => ({ tenant, sql, keys, log }),
    readableBank: () => ({ tenant, sql, keys, waitForVersion: () => Promise.resolve() }),
    nowMs: () => nowMs,
    ids: { uuid: () => `01980000-0000-7000-8000-${(ids++).toString(16).padStart(12, '0')}` },
    record: ({ error }: RequestRecord) => {
      if (error !== undefined) failures.push(error);
    },
  });
  const answerOf = async (response: Response | Promise<Response>): Promise<Answer> => {
    const { status, headers } = await response;
    return { status, headers, body: await (await response).json() };
  };
  let keysUsed = 0;
  return {
    log,
    failures,
    post: (path, body, key = `key-${keysUsed++}`) => {
      const headers = { 'idempotency-key': key, 'content-type': 'application/json' };
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return answerOf(app.request(path, { method: 'POST', headers, ...(body === undefined ? {} : { body: text }) }));
    },
    get: async (path) => {
      await catchUp();
      return answerOf(app.request(path));
    },
    registerCustomer: async (customerId) => {
      await log.submit({
        definition: register,
        command: { customerId },
        idempotencyKey: customerId,
        fingerprint: 'as-sent',
        actor: 'spec',
        correlation: 'req_spec',
        businessDate: '2026-01-02' as never,
      });
    },
    position: () => headPosition(sql),
  };
}
