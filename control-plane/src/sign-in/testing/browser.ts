/** As much of a browser as a sign-in needs: cookies kept by host, redirects followed, forms filled in. */

/** Answers for a host; undefined leaves it to the network. */
export type Serve = (request: Request) => Promise<Response> | undefined;

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Browser {
  readonly open: (url: string) => Promise<Page>;
  /** Sends the first form of the page with these fields beside its own. */
  readonly submit: (page: Page, fields: Record<string, string>) => Promise<Page>;
  readonly cookies: (host: string) => ReadonlyMap<string, string>;
}

const redirectsMax = 12;

/** `Request` says of itself what kind of body it is. */
interface Form {
  readonly method?: 'POST';
  readonly body?: URLSearchParams;
}

export function openBrowser(serve: Serve): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (host: string): Map<string, string> => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const go = async (url: URL, init: Form = {}, left = redirectsMax): Promise<Page> => {
    const jar = jarOf(url.host);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new Request(url, { ...init, redirect: 'manual', headers: { cookie, accept: 'text/html' } });
    const response = await (serve(request) ?? fetch(request));
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null && left > 0) return go(new URL(location, url), {}, left - 1);
    return { url, status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    open: (url) => go(new URL(url)),
    submit: ({ url, text }, fields) => {
      const [, action = ''] = /<form[^>]*action="([^"]*)"/.exec(text) ?? [];
      const hidden = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
      const body = new URLSearchParams({
        ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
        ...fields,
      });
      return go(new URL(action, url), { method: 'POST', body });
    },
    cookies: (host) => jarOf(host),
  };
}
