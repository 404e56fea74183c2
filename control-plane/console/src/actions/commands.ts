/** What a button does, as the command line and the API say it: whoever clicks today can automate it tomorrow. */
import type { verbs, VerbName } from './verbs.ts';

export interface ApiCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Of a POST; without one nothing is sent. */
  readonly body?: object;
  /** The version that was read, of a change that is refused when somebody else has changed it meanwhile. */
  readonly ifVersion?: number;
}

type Words<Examples extends readonly string[]> = { readonly [Index in keyof Examples]: string };
type Args<Name extends VerbName> = Words<(typeof verbs)[Name]['args']>;
/** Those without a value are left out. */
export type Options<Name extends VerbName> = {
  readonly [Option in keyof (typeof verbs)[Name]['options']]?: string | readonly string[] | boolean | undefined;
};

/** A word that any shell reads as it stands, or the same in single quotes. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** `munim('bank suspend', [id], { '--reason': why })` */
export function munim<Name extends VerbName>(verb: Name, args: Args<Name>, options: Options<Name> = {}): string {
  const given = Object.entries<string | readonly string[] | boolean | undefined>(options).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    if (value === true) return [name];
    return [value].flat().flatMap((one) => [name, quoted(one)]);
  });
  return ['./munim', verb, ...args.map((word: string) => quoted(word)), ...given].join(' ');
}

/** The token comes from the reader's own shell, so that none is ever on a screen. */
export function curl({ method, path, body, ifVersion }: ApiCall, origin: string): string {
  const headers = ['authorization: Bearer $MUNIM_OPERATOR_TOKEN'];
  const lines = [`curl ${quoted(origin + path)}`];
  if (method === 'POST') headers.push('idempotency-key: $(uuidgen)');
  if (body !== undefined) headers.push('content-type: application/json');
  if (method === 'POST') lines[0] = `curl -X POST ${quoted(origin + path)}`;
  lines.push(...headers.map((header) => `  -H "${header}"`));
  if (ifVersion !== undefined) lines.push(`  -H 'if-match: "${ifVersion}"'`);
  if (body !== undefined) lines.push(`  -d ${quoted(JSON.stringify(body))}`);
  return lines.join(' \\\n');
}
