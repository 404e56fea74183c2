/** What a folder holds past its checkpoint: an export stops at its checkpoint, so more is a later log or a foreign entry. */
import type { Checkpoint } from '../tlog/checkpoint.ts';
import { tileWidth } from '../tlog/tile-path.ts';
import { identityOf, tenantOfOrigin } from './event-identity.ts';
import type { Finding } from './findings.ts';
import { readBundle, type TileStore } from './tile-store.ts';

export async function beyondCheckpoint(store: TileStore, { size, origin }: Checkpoint): Promise<Finding[]> {
  const index = Math.floor(size / tileWidth);
  const bundle = await readBundle(store, { level: 'entries', index, width: tileWidth });
  const entry = bundle.entries[size % tileWidth];
  if (entry === undefined) return [];
  const position = size + 1;
  const { path } = bundle;
  const identity = identityOf(entry);
  const claim = identity ? `event ${identity.tenant}:${identity.position}` : 'an entry that is no event';
  if (size > 0 && identity?.tenant !== tenantOfOrigin(origin))
    return [
      {
        kind: 'foreign-entry',
        position,
        path,
        detail: `past the end of the log, place ${position} holds ${claim}`,
      },
    ];
  const detail = `${claim} lies past the ${size} entries of the checkpoint: a later checkpoint was replaced by an older one`;
  return [{ kind: 'old-checkpoint', position, path, detail }];
}
