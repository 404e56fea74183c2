/** Through the pages of a list that is one tab of a bank, in the address like everything else that is looked at. */
import { getRouteApi } from '@tanstack/react-router';
import { Pager } from '../table/pager.tsx';

const route = getRouteApi('/signed-in/banks/$tenantId');

/** Of the list's query. */
export function useTabCursor(): { readonly cursor?: string } {
  const { cursor } = route.useSearch();
  return cursor === undefined ? {} : { cursor };
}

export function TabPager({ nextCursor }: { nextCursor: string | null }) {
  const search = route.useSearch();
  const { tenantId } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <Pager
      first={search.cursor === undefined}
      nextCursor={nextCursor}
      onMove={(cursor) =>
        void navigate({ to: '/banks/$tenantId', params: { tenantId }, search: { ...search, cursor } })
      }
    />
  );
}
