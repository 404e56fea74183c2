/** An operator's token for a session of this browser. */
import { api, newIdempotencyKey } from '../api/client.ts';

/** The problem, or null. A header carries visible ASCII only: anything else is no token. */
export async function exchange(token: string): Promise<unknown> {
  try {
    const headers = { authorization: `Bearer ${/^[\x21-\x7e]+$/.test(token) ? token : 'malformed'}` };
    const { error } = await api.POST('/v1/sessions', {
      params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
      headers,
    });
    return error ?? null;
  } catch (error) {
    return error;
  }
}
