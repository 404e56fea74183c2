/** The answers of an operation as both planes' contracts state them: status, headers, body; problems grouped by status. */
import { type ProblemDefinition, platformProblems } from '@munim/kernel';
import { type HeadersSent, headerComponents, headerReferences } from './response-headers.ts';

/** Every server of ours answers these, before any operation is looked at. */
export const edgeProblems: readonly ProblemDefinition[] = [
  platformProblems.malformedRequest,
  platformProblems.methodNotAllowed,
  platformProblems.requestTimeout,
  platformProblems.headersTooLarge,
];

/** What a problem is answered with, whoever answers it. */
const everyProblem: HeadersSent = { 'X-Request-Id': true, 'Cache-Control': true };

/** By reference, since components are written as they are; `problemSchema` is registered under this name. */
const media = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const descriptionOf = (problems: readonly ProblemDefinition[]): string =>
  problems.map(({ code, title }) => `\`${code}\`: ${title}.`).join(' ');

export interface ProblemResponses {
  /** Those that are the answer of the operation itself, and are answered again to the same Idempotency-Key. */
  readonly replayable?: readonly ProblemDefinition[];
  /** What else the answers of this plane have. */
  readonly headers?: HeadersSent;
}

/** One response a status; a problem that is alone there, and means the same everywhere, is a reference. */
export function problemResponses(
  problems: readonly ProblemDefinition[],
  { replayable = [], headers = {} }: ProblemResponses = {},
): Record<string, object> {
  return Object.fromEntries(
    [...Map.groupBy(problems, ({ status }) => status)].map(([status, some]) => {
      const isReplayable = some.some((problem) => replayable.includes(problem));
      const [only, ...others] = some;
      if (only && others.length === 0 && !isReplayable && sharedProblems.includes(only))
        return [status, { $ref: `#/components/responses/${only.code}` }];
      return [status, responseOf(some, { ...headers, ...(isReplayable ? { 'Idempotency-Replayed': false } : {}) })];
    }),
  );
}

const sharedProblems: readonly ProblemDefinition[] = Object.values(platformProblems);

const responseOf = (problems: readonly ProblemDefinition[], more: HeadersSent): object => ({
  description: descriptionOf(problems),
  headers: headerReferences({ ...everyProblem, ...more, ...ofStatus(problems) }),
  content: media,
});

function ofStatus(problems: readonly ProblemDefinition[]): HeadersSent {
  const again = problems.filter(({ retryable, status }) => retryable && status !== 500).length;
  const status = problems[0]?.status;
  return {
    ...(status === 401 ? { 'WWW-Authenticate': true } : {}),
    ...(status === 405 ? { Allow: true } : {}),
    ...(status === 429 ? { RateLimit: true, 'RateLimit-Policy': true } : {}),
    ...(again > 0 ? { 'Retry-After': again === problems.length } : {}),
  };
}

/** A document with what its responses refer to: problems that mean the same everywhere, and headers. `more` as above. */
export function withComponents<Document extends object>(document: Document, more: HeadersSent = {}): Document {
  const { components = {} } = document as { components?: object };
  const text = JSON.stringify(document);
  const used = sharedProblems.filter(({ code }) => text.includes(`"#/components/responses/${code}"`));
  const responses = Object.fromEntries(used.map((problem) => [problem.code, responseOf([problem], more)]));
  const headers = headerComponents({ document, responses });
  return { ...document, components: { ...components, responses, headers } };
}
