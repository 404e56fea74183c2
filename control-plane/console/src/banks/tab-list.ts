/** A list that is one tab of a bank: which of its pages is looked at is in the address, like everything else. */
import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/signed-in/banks/$tenantId');

interface TabList {
  /** Of the list's query. */
  readonly asked: { readonly cursor?: string };
  readonly cursor: string | undefined;
  readonly onMove: (cursor: string | undefined) => void;
}

export function useTabList(): TabList {
  const { cursor } = route.useSearch();
  const { tenantId } = route.useParams();
  const navigate = route.useNavigate();
  return {
    asked: cursor === undefined ? {} : { cursor },
    cursor,
    onMove: (next) =>
      void navigate({ to: '/banks/$tenantId', params: { tenantId }, search: (now) => ({ ...now, cursor: next }) }),
  };
}
