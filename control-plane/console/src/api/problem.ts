/** What went wrong, in the API's own words, and what to tell when there was no answer at all. */
import type { Problem } from './client.ts';

/** Of a failure that something before the control plane answered with. */
export const noAnswer = 'no-answer';

export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'title' in error;
}

export const isSignedOut = (error: unknown): boolean => isProblem(error) && error.status === 401;

/** Somebody else has changed it since it was read. */
export const isStale = (error: unknown): boolean => isProblem(error) && error.status === 412;

/** Not of an answer that was lost, or that something before the control plane gave: the deed may be done. */
export const saysWhatBecame = (error: unknown): boolean =>
  error === null || (isProblem(error) && !error.retryable && error.code !== noAnswer);

export interface Explained {
  readonly title: string;
  readonly detail: string;
  /** For whoever looks into the logs. */
  readonly requestId: string | undefined;
}

export function explain(error: unknown): Explained {
  if (isProblem(error)) return { title: error.title, detail: error.detail, requestId: error.requestId };
  return {
    title: 'The control plane did not answer',
    detail: `Banks serve without it. Check ./munim status, then try again. (${error instanceof Error ? error.message : String(error)})`,
    requestId: undefined,
  };
}
