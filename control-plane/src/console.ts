/** Serves the operator console, built beforehand: its page for every path of it, its files for a year, and nothing else. */
import { type Ids, newId, platformProblems, ProblemError } from '@munim/kernel';
import { problemOf, problemResponse } from '@munim/platform/http';
import type { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseEncoding, type Encoded, encode, isCompressible } from './console-encodings.ts';
import { controlProblems } from './problems.ts';

/** What the build writes where each answer's own nonce belongs. */
const noncePlaceholder = 'MUNIM_STYLE_NONCE';

/** The console calls the API of its own origin, and draws its own styles: no other script, style, frame or request. */
const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const everyAnswer = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** What the build makes; a file of another kind is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly encoded: Encoded;
}

interface Built {
  readonly page: string;
  /** By name: a path that is not in here reaches no file. */
  readonly assets: ReadonlyMap<string, Asset>;
}

/** Without a folder, or with one that holds no console, its paths answer how to get one: the API needs none. */
export async function addConsole(app: Hono, directory: string | undefined, ids: Ids): Promise<void> {
  const built = directory === undefined ? undefined : await readBuilt(directory);
  const respond = (work: (built: Built) => Response): Response => {
    try {
      if (built === undefined) throw new ProblemError(controlProblems.consoleNotBuilt, howToBuild(directory));
      return work(built);
    } catch (error) {
      return problemResponse(problemOf(error), newId('request', ids.uuid()));
    }
  };
  app.get('/console/assets/:name', (c) =>
    respond(({ assets }) => assetResponse(assets.get(c.req.param('name')), c.req.header('accept-encoding'))),
  );
  for (const path of ['/console', '/console/*']) app.get(path, () => respond(({ page }) => pageResponse(page)));
}

const howToBuild = (directory: string | undefined): string =>
  directory === undefined
    ? 'MUNIM_CONSOLE_DIR is not set; ./munim up builds the console and sets it'
    : 'the folder of MUNIM_CONSOLE_DIR holds no index.html; ./munim up builds the console and sets it';

function pageResponse(page: string): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(page.replaceAll(noncePlaceholder, nonce), {
    headers: {
      ...everyAnswer,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policyOf(nonce),
    },
  });
}

/** Their names carry a hash of their contents. */
function assetResponse(asset: Asset | undefined, accepted: string | undefined): Response {
  if (!asset) throw new ProblemError(platformProblems.notFound, 'the console has no such file');
  const encoding = chooseEncoding(asset.encoded, accepted);
  const bytes = encoding && asset.encoded.get(encoding);
  return new Response(bytes ?? asset.bytes, {
    headers: {
      ...everyAnswer,
      'content-type': asset.mediaType,
      ...(encoding && { 'content-encoding': encoding }),
      vary: 'accept-encoding',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
}

/** All of it is in memory: a megabyte or two, and no request reaches the file system. */
async function readBuilt(directory: string): Promise<Built | undefined> {
  const page = await readFile(join(directory, 'index.html'), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (page === undefined) return undefined;
  const folder = join(directory, 'assets');
  const assets = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const mediaType = mediaTypes[name.split('.').at(-1) ?? ''];
      return mediaType === undefined ? [] : [[name, await readAsset(join(folder, name), mediaType)] as const];
    }),
  );
  return { page, assets: new Map(assets.flat()) };
}

async function readAsset(path: string, mediaType: string): Promise<Asset> {
  const bytes = await readFile(path);
  return { bytes, mediaType, encoded: isCompressible(mediaType) ? await encode(bytes) : new Map() };
}
