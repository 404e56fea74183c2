/** An operator by name, as people know each other, with the id for whoever needs it. */
import { query } from '../api/client.ts';
import { shortId } from '../table/shorten-id.ts';

/** An installation has a handful; whoever comes after these is shown by id. */
const namesMax = 200;
const staleMs = 60_000;

const useOperatorName = (id: string): string | undefined =>
  query
    .useQuery('get', '/v1/operators', { params: { query: { limit: namesMax } } }, { staleTime: staleMs })
    .data?.data.find((one) => one.id === id)?.name;

/** `of` is an operator's id, or an actor of the audit log: a program is called as it is. */
export function OperatorName({ of }: { of: string }) {
  const id = of.replace(/^operator:/, '');
  const name = useOperatorName(id);
  return <span title={id}>{name ?? id.split(':').map(shortId).join(' ')}</span>;
}
