/** Builds the operator console into the cache, once for each state of its sources and of the packages it is made from. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Cache } from './cache.ts';
import { checkoutDirectory } from './checkout.ts';
import type { OnProgress } from './progress.ts';
import { runCommand } from './run-command.ts';

const consoleFolder = join(checkoutDirectory, 'control-plane', 'console');

/** Takes seconds; on a machine that does much else, a minute. */
const buildTimeoutMs = 300_000;
const digestChars = 16;

/** The folder with `index.html`; MUNIM_CONSOLE_DIR names one that was built elsewhere. */
export async function consoleDirectory(cache: Cache, env: NodeJS.ProcessEnv, progress: OnProgress): Promise<string> {
  const given = env['MUNIM_CONSOLE_DIR'];
  if (given) return given;
  return cache.install(`console-${sourcesDigest()}`, async (into) => {
    progress({ component: 'console', phase: 'build', message: 'building it' });
    await runCommand({
      command: process.execPath,
      // Its settings are read as they stand: bundling them would write beside them, into the checkout.
      args: [
        join(consoleFolder, 'node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--configLoader=native',
        '--logLevel=warn',
        `--outDir=${into}`,
        '--emptyOutDir',
      ],
      cwd: consoleFolder,
      env: { ...env, NODE_ENV: 'production' },
      timeoutMs: buildTimeoutMs,
    });
    progress({ component: 'console', phase: 'ready', message: 'built' });
  });
}

/** Everything that reaches the browser: the sources, and the versions of what they import. */
function sourcesDigest(): string {
  const hash = createHash('sha256');
  // Not the whole folder: packages are linked into it, and one of them holds it.
  const files = readdirSync(join(consoleFolder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.spec\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const settings = ['index.html', 'vite.config.ts', 'package.json', 'tsconfig.json'];
  for (const path of [
    ...files,
    ...settings.map((name) => join(consoleFolder, name)),
    join(checkoutDirectory, 'pnpm-lock.yaml'),
  ])
    hash
      .update(`${relative(checkoutDirectory, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  return hash.digest('hex').slice(0, digestChars);
}
