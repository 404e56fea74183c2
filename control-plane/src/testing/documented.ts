/** Holds every answer that a spec gets against the published contract: its status, what kind of body, and its headers. */
import { controlPlaneOpenApi } from '../openapi.ts';

interface Reference {
  readonly $ref?: string;
}
interface Header extends Reference {
  readonly required?: boolean;
}
interface Described extends Reference {
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, object>>;
}
interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Described>> }>>>
  >;
  readonly components: Readonly<Record<string, Readonly<Record<string, Described & Header>>>>;
}

const { paths, components } = controlPlaneOpenApi() as Document;

/** What a reference points to, or what stands there itself. */
function referred<Part extends Reference>(part: Part): Part {
  if (part.$ref === undefined) return part;
  const [kind = '', name = ''] = part.$ref.split('/').slice(-2);
  return (components[kind]?.[name] ?? {}) as unknown as Part;
}

/** Paths without parameters first: `/v1/tenants/preview` is no bank. */
const routes = Object.entries(paths)
  .toSorted(([one], [other]) => Number(one.includes('{')) - Number(other.includes('{')))
  .map(([path, operations]) => ({
    matches: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    operations,
  }));

/** Throws when the contract does not know the answer. Paths that are not in it are no business of this judge. */
export function assertDocumented(method: string, path: string, { status, headers }: Response): void {
  const [bare = ''] = path.split('?');
  const operations = routes.find(({ matches }) => matches.test(bare))?.operations;
  if (!operations) return;
  const operation = operations[method.toLowerCase()] ?? (status === 405 ? Object.values(operations)[0] : undefined);
  const what = `${method} ${bare} answered ${status}`;
  const response = operation?.responses[String(status)];
  if (!response) throw new Error(`${what}, which the contract does not know`);
  const { content = {}, headers: documented = {} } = referred(response);
  const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
  if (!(mediaType in content)) throw new Error(`${what} with ${mediaType}, which the contract does not know`);
  const known = Object.keys(documented).map((name) => name.toLowerCase());
  const strange = [...headers.keys()].filter((name) => name !== 'content-type' && !known.includes(name));
  if (strange.length > 0)
    throw new Error(`${what} with headers that the contract does not know: ${strange.join(', ')}`);
  const missing = Object.entries(documented).filter(
    ([name, header]) => referred(header).required === true && !headers.has(name),
  );
  if (missing.length > 0) throw new Error(`${what} without ${missing.map(([name]) => name).join(', ')}`);
}
