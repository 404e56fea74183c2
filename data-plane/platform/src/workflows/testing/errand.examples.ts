/** The smallest workflow: an errand that takes some steps and ends, on a log of its own, for the specs of the engine. */
import {
  accepted,
  type Aggregate,
  alreadyApplied,
  businessDate,
  type CommandDefinition,
  type JsonObject,
  type StoredEvent,
  type WorkflowDefinition,
} from '@munim/kernel';
import { createLog } from '../../log/index.ts';
import { createTestBank, type TestBank, type TestCell } from '../../testing/index.ts';

export interface Errand {
  readonly status: 'none' | 'open' | 'done';
  readonly steps: number;
}

const errandAggregate: Aggregate<Errand> = {
  category: 'erd',
  initial: { status: 'none', steps: 0 },
  evolve: (state, event: StoredEvent) => ({
    status: event.type === 'test.ErrandDone' ? 'done' : 'open',
    steps: state.steps + (event.type === 'test.ErrandStepped' ? 1 : 0),
  }),
  encode: (state) => ({ ...state }),
  decode: (stored) => stored as unknown as Errand,
};

type Change = 'ErrandBegun' | 'ErrandStepped' | 'ErrandDone';
const change: CommandDefinition<{ readonly stream: string; readonly event: Change }> = {
  name: 'test.changeErrand',
  streams: ({ stream }) => [stream],
  decide: ({ stream, event }, at) =>
    at.state(errandAggregate, stream).status === 'done'
      ? alreadyApplied({})
      : accepted([{ stream, type: `test.${event}`, data: {} }], {}),
};

export const errands: WorkflowDefinition<Errand, 'work'> = {
  name: 'errands',
  aggregate: errandAggregate,
  next: (_stream, { status }) => (status === 'open' ? ['work'] : []),
  wakeAtMs: ({ status }) => (status === 'open' ? Number.MAX_SAFE_INTEGER : undefined),
};

export interface ErrandBank {
  readonly bank: TestBank;
  readonly change: (stream: string, event: Change) => Promise<void>;
  readonly stateOf: (stream: string) => Promise<Errand>;
  /** Types of the stream's events, in order. */
  readonly eventsOf: (stream: string) => Promise<string[]>;
  readonly remove: () => Promise<void>;
}

export async function createErrandBank(cell: TestCell): Promise<ErrandBank> {
  const bank = await createTestBank(cell, []);
  const { sql, tenant } = bank;
  const log = createLog({ sql, tenant, aggregates: [errandAggregate] });
  let keys = 0;
  return {
    bank,
    change: async (stream, event) => {
      await log.submit({
        definition: change,
        command: { stream, event },
        idempotencyKey: `key-${keys++}`,
        fingerprint: event,
        actor: 'spec',
        correlation: 'req_spec',
        businessDate: businessDate('2026-03-01'),
      });
    },
    stateOf: async (stream) => {
      const [row] = await sql<{ state: string }[]>`select state from streams where stream = ${stream}`;
      return row ? errandAggregate.decode(JSON.parse(row.state) as JsonObject) : errandAggregate.initial;
    },
    eventsOf: async (stream) => {
      const rows = await sql<{ type: string }[]>`
        select payload::jsonb ->> 'type' as type from events where stream = ${stream} order by version`;
      return rows.map(({ type }) => type);
    },
    remove: async () => {
      await log.close();
      await bank.remove();
    },
  };
}
