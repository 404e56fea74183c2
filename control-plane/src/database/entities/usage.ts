/** What a bank has used, by day (UTC), and how far its log was read for that: both change in one transaction. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const UsageDay = defineEntity({
  name: 'UsageDay',
  tableName: 'usage_days',
  properties: {
    tenantId: p.text().primary(),
    /** ISO date, UTC, of the events' recording. */
    day: p.date().primary(),
    commands: p.bigint('bigint'),
    events: p.bigint('bigint'),
    /** Of the database and of the buckets, the largest that was seen on the day. */
    databaseBytes: p.bigint('bigint'),
    archiveBytes: p.bigint('bigint'),
    /** As all gateways told. */
    exports: p.bigint('bigint').defaultRaw('0'),
    /** None yet: nothing delivers any. */
    webhooks: p.bigint('bigint').defaultRaw('0'),
  },
});
export type UsageDay = InferEntity<typeof UsageDay>;

/** What one gateway's run let through of a bank's exports on a day: it only grows. */
export const GatewayExports = defineEntity({
  name: 'GatewayExports',
  tableName: 'gateway_exports',
  properties: {
    tenantId: p.text().primary(),
    day: p.date().primary(),
    source: p.text().primary(),
    exports: p.bigint('bigint'),
  },
});

export const UsageCursor = defineEntity({
  name: 'UsageCursor',
  tableName: 'usage_cursors',
  properties: {
    tenantId: p.text().primary(),
    /** Of the last event that was counted. */
    position: p.bigint('bigint'),
    measuredAt: p.datetime(),
  },
});
export type UsageCursor = InferEntity<typeof UsageCursor>;
