/** What is still to be put on a compacted topic: written in the transaction of its cause, deleted once Kafka has it. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const Announcement = defineEntity({
  name: 'Announcement',
  tableName: 'announcements',
  indexes: [{ name: 'announcements_by_key', properties: ['key'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    topic: p.text(),
    key: p.text(),
    /** JSON of the entry; null takes it away. */
    value: p.text().nullable(),
  },
});
export type Announcement = InferEntity<typeof Announcement>;
