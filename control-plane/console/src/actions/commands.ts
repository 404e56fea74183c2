/** What a button does, as the command line and the API say it: whoever clicks today can automate it tomorrow. */

export interface ApiCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Of a POST; without one nothing is sent. */
  readonly body?: object;
}

/** A word that any shell reads as it stands, or the same in single quotes. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** `munim('bank', 'suspend', id, '--reason', why)` */
export const munim = (...words: readonly string[]): string => ['./munim', ...words.map(quoted)].join(' ');

/** Nothing, where there is no value. */
export const option = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [name, value]);

/** The token comes from the reader's own shell, so that none is ever on a screen. */
export function curl({ method, path, body }: ApiCall, origin: string): string {
  const headers = ['authorization: Bearer $MUNIM_OPERATOR_TOKEN'];
  const lines = [`curl ${quoted(origin + path)}`];
  if (method === 'POST') headers.push('idempotency-key: $(uuidgen)');
  if (body !== undefined) headers.push('content-type: application/json');
  if (method === 'POST') lines[0] = `curl -X POST ${quoted(origin + path)}`;
  lines.push(...headers.map((header) => `  -H "${header}"`));
  if (body !== undefined) lines.push(`  -d ${quoted(JSON.stringify(body))}`);
  return lines.join(' \\\n');
}
