/** Who does what only one process may do at a time, until when. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const Lease = defineEntity({
  name: 'Lease',
  tableName: 'leases',
  properties: {
    name: p.text().primary(),
    holder: p.text(),
    /** Rises with every change of holder. */
    fence: p.bigint('number'),
    expiresAt: p.datetime(),
  },
});
export type Lease = InferEntity<typeof Lease>;
