/** An answer that failed and says nothing of what the API says, a proxy's 502 for example, as a problem like any other. */
import type { Problem } from './client.ts';
import { noAnswer } from './problem.ts';

/** Undefined for an answer that is good, or has a problem in it: that one is read as it stands. */
export async function problemInstead(response: Response): Promise<Response | undefined> {
  if (response.ok || (await hasProblem(response))) return undefined;
  const { status } = response;
  const problem: Problem = {
    type: 'about:blank',
    title: 'The control plane gave no answer of its own',
    status,
    detail: `Something before it answered ${status}. Whether it was done is not known: look, or try again, which does nothing twice.`,
    code: noAnswer,
    requestId: response.headers.get('x-request-id') ?? 'unknown',
    retryable: true,
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

async function hasProblem(response: Response): Promise<boolean> {
  try {
    const said: unknown = JSON.parse(await response.clone().text());
    return typeof said === 'object' && said !== null && 'code' in said && 'title' in said;
  } catch {
    // Empty, or a page for people.
    return false;
  }
}
