/** What the console knows of the fleet, how long it believes it, and what happens when the session has ended. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { whenBack } from './presence.ts';
import { isProblem, isSignedOut } from './problem.ts';

/** An answer is shown again without asking for this long. */
const staleMs = 2_000;
const retriesMax = 2;

/** Why a page has left: nobody used it, or it was refused. */
export type SignedOut = 'idle' | 'refused';

let onSignedOut: (why: SignedOut) => void = () => undefined;
/** The router says where to go: it knows this client, which therefore cannot import it. */
export const whenSignedOut = (goToSignIn: (why: SignedOut) => void): void => void (onSignedOut = goToSignIn);
export const signedOut = (why: SignedOut): void => onSignedOut(why);

let changingOver = false;

/** Work that ends the page's sign-in and begins another: what is refused in between leads nobody away from the page. */
export async function changeOver(work: () => Promise<void>): Promise<void> {
  changingOver = true;
  try {
    await work();
  } finally {
    changingOver = false;
  }
}

function leaveWhenSignedOut(error: unknown): void {
  if (isSignedOut(error) && !changingOver) onSignedOut('refused');
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: staleMs,
      // A refusal stays one; no answer may be a restart.
      retry: (failures, error) => !(isProblem(error) && !error.retryable) && failures < retriesMax,
    },
  },
});

whenBack(() => void queryClient.invalidateQueries());
