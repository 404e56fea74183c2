/** How one can sign in here: asked before anybody has. */
import { useQuery } from '@tanstack/react-query';

interface SignInOptions {
  readonly identityProvider: boolean;
}

/** A token always works; whoever gets no answer is left with that way. */
const tokenAlone: SignInOptions = { identityProvider: false };

export const useSignInOptions = (): SignInOptions =>
  useQuery({
    queryKey: ['sign-in-options'],
    queryFn: async (): Promise<SignInOptions> => {
      const response = await fetch('/v1/sign-in/options');
      if (!response.ok) throw new Error(`/v1/sign-in/options answered ${response.status}`);
      return (await response.json()) as SignInOptions;
    },
    staleTime: Number.POSITIVE_INFINITY,
  }).data ?? tokenAlone;
