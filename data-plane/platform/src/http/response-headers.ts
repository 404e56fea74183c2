/** The headers of answers as the contracts of both planes name them, and whether an answer always has them. */

interface Header {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const text = (more: object = {}) => ({ type: 'string', ...more });
const digits = (more: object = {}) => text({ pattern: '^[0-9]+$', ...more });

/** Not among them: what HTTP itself says of every message, as its length and type. */
const headers = {
  'X-Request-Id': {
    description: 'Names the request in our logs; support asks for it.',
    schema: text({ example: 'req_01kb6v4h1q8f7s0c2e9m5n3p4r' }),
  },
  'Cache-Control': {
    description: 'Who may keep the answer, and how long.',
    schema: text({ example: 'no-store' }),
  },
  'Munim-Version': {
    description: 'The version of what was written or read: give it as `If-Min-Version` to read your own write.',
    schema: digits({ example: '3' }),
  },
  'Munim-Position': {
    description: "The position in the bank's log of the last event of this write.",
    schema: digits({ example: '48213' }),
  },
  'Munim-Token-Expires': {
    description: 'When the token of this request ends; sent once that is near.',
    schema: text({ format: 'date-time' }),
  },
  'Idempotency-Replayed': {
    description: 'Sent when this Idempotency-Key was answered before: this is that answer, and nothing was done again.',
    schema: text({ enum: ['true'] }),
  },
  'Retry-After': {
    description: 'Seconds after which the same request is worth another try.',
    schema: digits({ example: '1' }),
  },
  'RateLimit-Policy': {
    description: "The bank's plan: requests (`q`) within so many seconds (`w`); draft-ietf-httpapi-ratelimit-headers.",
    schema: text({ example: '"bank";q=4000;w=2' }),
  },
  RateLimit: {
    description: 'Requests left (`r`), and the seconds until all of them are there again (`t`).',
    schema: text({ example: '"bank";r=3999;t=1' }),
  },
  Allow: { description: 'The methods that the path knows.', schema: text({ example: 'GET, POST' }) },
  'WWW-Authenticate': { description: 'How to authenticate.', schema: text({ example: 'Bearer' }) },
  ETag: {
    description: 'The version of what was read: give it as `If-Match` with a change.',
    schema: text({ example: '"7"' }),
  },
  'Set-Cookie': { description: 'The cookie of a session.', schema: text() },
  'Content-Disposition': {
    description: 'A name for the file.',
    schema: text({ example: 'attachment; filename="audit.csv"' }),
  },
  Vary: {
    description: 'The request headers that the answer depends on.',
    schema: text({ example: 'accept' }),
  },
  'X-Accel-Buffering': {
    description: 'Tells proxies to pass on what comes, as it comes.',
    schema: text({ enum: ['no'] }),
  },
  Pragma: { description: 'As `Cache-Control`, for caches of HTTP/1.0.', schema: text({ enum: ['no-cache'] }) },
} as const satisfies Readonly<Record<string, Header>>;

export type HeaderName = keyof typeof headers;

/** True: every such answer has it. */
export type HeadersSent = Readonly<Partial<Record<HeaderName, boolean>>>;

const sometimes = '-Sometimes';

/** As references, so that each header is described once in a document. */
export const headerReferences = (sent: HeadersSent): Record<string, object> =>
  Object.fromEntries(
    Object.entries(sent).map(([name, always]) => [
      name,
      { $ref: `#/components/headers/${name}${always ? '' : sometimes}` },
    ]),
  );

/** Those that a document refers to, for its `components.headers`. */
export function headerComponents(document: object): Record<string, object> {
  const used = [...new Set(JSON.stringify(document).match(/(?<="#\/components\/headers\/)[^"]+/g))];
  return Object.fromEntries(
    used.toSorted().map((component) => {
      const name = component.replace(sometimes, '') as HeaderName;
      return [component, { ...headers[name], required: component === name }];
    }),
  );
}
