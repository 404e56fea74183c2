/** Reads a JSON body under limits that hold before anything is parsed: size, encoding, depth, text. */
import { platformProblems, ProblemError } from '@munim/kernel';

/** A posting of 100 legs with texts is about 30 kB; an event must stay below 64 KiB. */
export const bodyBytesMax = 65_536;
/** Our deepest schema nests 4 levels; unbounded nesting overflows recursive walks (JSON.stringify, zod). */
export const bodyDepthMax = 32;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Throws problems `unsupported-media-type`, `payload-too-large`, `malformed-json`, `body-too-deep`, `invalid-text`. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(?:\s*;|$)/i.test(type))
    throw new ProblemError(
      platformProblems.unsupportedMediaType,
      `got ${type === '' ? 'no Content-Type' : type.slice(0, 80)}`,
    );
  const text = await readText(request);
  const membersInText = scan(text);
  const value = parse(text);
  if (membersOf(value) !== membersInText)
    throw new ProblemError(platformProblems.malformedJson, 'a member is given twice');
  if (text.includes('\\u')) assertTexts(value);
  return value;
}

/**
 * An operation that takes no body must not act as if it had understood one: whoever sends an amount to be released
 * would see all of it released. Throws the problem `invalid-request`.
 */
export function refuseBody({ headers }: Request): void {
  const declared = headers.get('content-length');
  if (declared === null ? !headers.has('transfer-encoding') : Number(declared) === 0) return;
  throw new ProblemError(platformProblems.invalidRequest, 'this operation takes no body', {
    errors: [{ pointer: '', detail: 'send none' }],
  });
}

async function readText(request: Request): Promise<string> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > bodyBytesMax) throw tooLarge();
  const bytes = declared === null ? await readBounded(request) : new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > bodyBytesMax) throw tooLarge();
  try {
    return decoder.decode(bytes);
  } catch (error) {
    throw new ProblemError(platformProblems.malformedJson, `the body is not UTF-8: ${(error as Error).message}`);
  }
}

/** A chunked body has no length to trust: reading stops at the limit. */
async function readBounded(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const body = request.body as ReadableStream<Uint8Array> | null;
  let size = 0;
  if (body)
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > bodyBytesMax) throw tooLarge();
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
}

const tooLarge = (): ProblemError =>
  new ProblemError(platformProblems.payloadTooLarge, `at most ${bodyBytesMax} bytes`);

/** Refuses too deep a nesting before anything is parsed, and counts the members: each has one colon outside of strings. */
function scan(text: string): number {
  let depth = 0;
  let members = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x3a) members++;
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > bodyDepthMax)
        throw new ProblemError(platformProblems.bodyTooDeep, `at most ${bodyDepthMax} levels`);
    } else if (c === 0x7d || c === 0x5d) depth--;
  }
  return members;
}

/** Of two members with one name a parser keeps the last; whoever checked the first was deceived. */
function membersOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const inside = Object.values(value).reduce((sum: number, one) => sum + membersOf(one), 0);
  return Array.isArray(value) ? inside : inside + Object.keys(value).length;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProblemError(platformProblems.malformedJson, (error as Error).message.slice(0, 200));
  }
}

/** Only an escape can bring NUL or a lone surrogate into valid UTF-8 JSON. */
function assertTexts(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new ProblemError(platformProblems.invalidText, 'U+0000 and lone surrogates cannot be stored');
  } else if (Array.isArray(value)) value.forEach(assertTexts);
  else if (value !== null && typeof value === 'object')
    for (const [key, member] of Object.entries(value)) {
      assertTexts(key);
      assertTexts(member);
    }
}
