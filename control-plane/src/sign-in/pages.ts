/** What a browser shows at the end of a sign-in with the identity provider: the way on, or why there is none. */
import type { ProblemDetails } from '@munim/platform/http';

const everyPage = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/**
 * Goes on by itself: a redirect would belong to the provider's navigation, and the session's cookie is sent to none that
 * began on another site.
 */
export function arrivalPage(to: string, ...cookies: readonly string[]): Response {
  const link = escaped(to);
  const headers = new Headers(everyPage);
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return page(
    200,
    'Signed in',
    `<meta http-equiv="refresh" content="0;url=${link}">`,
    `<p>Signed in. <a href="${link}">Go on</a></p>`,
    headers,
  );
}

/** The problem's own words: whoever reads them knows what to do, and what to tell somebody who can help. */
export function refusalPage({ problem, detail }: ProblemDetails, requestId: string): Response {
  const words = [`${detail}.`, problem.action].map((text) => `<p>${escaped(text)}</p>`).join('');
  return page(
    problem.status,
    problem.title,
    '',
    `<h1>${escaped(problem.title)}</h1>${words}<p><a href="/console/sign-in">To the sign-in page</a></p>` +
      `<p><small>${escaped(problem.code)}, request ${escaped(requestId)}</small></p>`,
    new Headers({ ...everyPage, 'x-request-id': requestId }),
  );
}

const page = (status: number, title: string, head: string, body: string, headers: Headers): Response =>
  new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>${escaped(title)}</title></head>` +
      `<body><main>${body}</main></body></html>`,
    { status, headers },
  );

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '');
