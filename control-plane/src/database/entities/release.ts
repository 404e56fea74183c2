/** A release that some provisioner has offered: what it makes of a bank, and when it was last there to do it. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const ReleaseRow = defineEntity({
  name: 'ReleaseRow',
  tableName: 'releases',
  properties: {
    name: p.text().primary(),
    /** `<version> <name> <sha256>`, in order. */
    migrations: p.json<readonly string[]>(),
    /** Digest of each resource's declaration. */
    resources: p.json<Readonly<Record<string, string>>>(),
    firstOfferedAt: p.datetime().defaultRaw('now()'),
    offeredAt: p.datetime().defaultRaw('now()'),
  },
});
export type ReleaseRow = InferEntity<typeof ReleaseRow>;
