/** A bank's bucket as a place to read tiles from. */
import type { TileStore } from '../verify/tile-store.ts';
import type { ArchiveBucket } from './archive-bucket.ts';

export const bucketStore = (bucket: ArchiveBucket): TileStore => ({
  read: async (path) => (await bucket.get(path))?.bytes,
  list: (folder) => bucket.list(folder),
});
