/** An id by its end, which is what differs: the whole of it on hover, and in the file. */

/** A prefix that says of what it is, and 26 characters of which the last differ most. */
const long = /^([a-z]{3})_\w{18}(\w{8})$/;

export const shortId = (id: string): string => id.replace(long, '$1_…$2');

export const ShortId = ({ id }: { id: string }) => (
  <span className="one-line" title={id}>
    {shortId(id)}
  </span>
);
