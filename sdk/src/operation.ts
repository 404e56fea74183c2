/** The few lines between openapi-fetch and the resource methods: headers in, data out. */
import type { ReadOptions, WriteOptions } from './munim.ts';

/** A fresh key per call; `retryingFetch` keeps it across the retries of that call. */
export const writeHeaders = (options: WriteOptions = {}) => ({
  'Idempotency-Key': options.idempotencyKey ?? crypto.randomUUID(),
});

export const readHeaders = (options: ReadOptions = {}) =>
  options.minVersion === undefined ? {} : { 'If-Min-Version': options.minVersion };

export const signalOf = (options: { signal?: AbortSignal } = {}) => (options.signal ? { signal: options.signal } : {});

type Fetched<Data> = Promise<{ data?: Data; response: Response }>;

/** `retryingFetch` throws on everything but success, so there is data. */
export async function dataOf<Data>(answer: Fetched<Data>): Promise<Data> {
  const { data, response } = await answer;
  if (data === undefined) throw new Error(`Munim answered ${response.status} without a body`);
  return data;
}

/** What a write answered, and the version it brought its thing to: give it as `minVersion` to read your own write. */
export type Written<Data> = Data & { readonly version: string };

export async function writtenOf<Data extends object>(answer: Fetched<Data>): Promise<Written<Data>> {
  const { response } = await answer;
  return { version: response.headers.get('munim-version') ?? '', ...(await dataOf(answer)) };
}
