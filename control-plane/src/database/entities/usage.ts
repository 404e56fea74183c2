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
  },
});
export type UsageDay = InferEntity<typeof UsageDay>;

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
