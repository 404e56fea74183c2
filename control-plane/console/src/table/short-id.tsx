/** An id by its end: the whole of it on hover, and in the file. */
import { shortId } from './shorten-id.ts';

export const ShortId = ({ id }: { id: string }) => (
  <span className="one-line" title={id}>
    {shortId(id)}
  </span>
);
