/** What one issuer process told of one client's hour, and how much of it stands in the audit log already. */
import type { ClientHour } from '@munim/kernel';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export type Outcomes = ClientHour['outcomes'];

export const ClientAction = defineEntity({
  name: 'ClientAction',
  tableName: 'client_actions',
  properties: {
    clientId: p.text().primary(),
    hour: p.datetime().primary(),
    source: p.text().primary(),
    /** Of all outcomes: it only grows, so an older word is known by its smaller total. */
    total: p.integer(),
    actions: p.json().$type<Outcomes>(),
    audited: p.json().$type<Outcomes>().defaultRaw(`'{}'`),
    auditedTotal: p.integer().default(0),
  },
});
export type ClientAction = InferEntity<typeof ClientAction>;
