/** Who may drive the control plane. The first one comes with the installation. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { OperatorRole } from '../../operators/roles.ts';

export const Operator = defineEntity({
  name: 'Operator',
  tableName: 'operators',
  properties: {
    id: p.text().primary(),
    role: p.text().$type<OperatorRole>(),
    /** SHA-256 (base64url) of the bearer token. */
    tokenHash: p.text().unique(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export type Operator = InferEntity<typeof Operator>;
