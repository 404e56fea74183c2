/** Finds a Go that can build the tools: a new enough one on PATH, else the pinned toolchain from the module proxy. */
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Cache } from './cache.ts';
import { download } from './download.ts';
import { MissingPrerequisite } from './missing-prerequisite.ts';
import { goModuleProxy } from './package-registry.ts';
import type { OnProgress } from './progress.ts';
import { CommandFailed, runCommand } from './run-command.ts';
import { unpackZip } from './zip-archive.ts';

/** What the go.mod files beside this folder ask for. */
const versionMin = { minor: 25, patch: 11 } as const;

/** The toolchain that is taken where there is none: its archives, as the module proxy serves them. */
const taken = {
  version: '1.26.8',
  archives: {
    'linux-x64': {
      platform: 'linux-amd64',
      bytes: 71_680_185,
      sha256: '30c2b1bf7dcc88d3eb0a1364e47ddd9128edb3110a30e8a0ef61cd5856b31de7',
    },
    'linux-arm64': {
      platform: 'linux-arm64',
      bytes: 68_581_891,
      sha256: '02b36b6787b3ac767668f630e2998df45a3b1f9ffee08d1bf3ef6487cd658d99',
    },
    'darwin-x64': {
      platform: 'darwin-amd64',
      bytes: 72_726_289,
      sha256: 'fe99a2009e5bb51e06d7784f1a486478673512041c2671157bd382806e2aedcf',
    },
    'darwin-arm64': {
      platform: 'darwin-arm64',
      bytes: 69_567_788,
      sha256: '0aad5fb52b88498885290178adc0bcfe429bc63012621af9f83282eb640bd9c7',
    },
  } as Readonly<Record<string, { platform: string; bytes: number; sha256: string }>>,
};

/** The command to run: `go`, or the path of the toolchain that was taken. MUNIM_GO=taken leaves PATH's out. */
export async function findGo(cache: Cache, env: NodeJS.ProcessEnv, progress: OnProgress): Promise<string> {
  const found = await goOnPath(env);
  if (found !== undefined && env['MUNIM_GO'] !== 'taken') return 'go';
  return join(await takenToolchain(cache, env, progress), 'bin', 'go');
}

const versionTimeoutMs = 10_000;

/** The version of a fitting `go` on PATH. */
export async function goOnPath(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  let out: string;
  try {
    const own = { ...env, GOTOOLCHAIN: 'local' };
    out = await runCommand({ command: 'go', args: ['version'], env: own, timeoutMs: versionTimeoutMs });
  } catch (error) {
    if (error instanceof CommandFailed) return undefined;
    throw error;
  }
  const [, minor = '0', patch = '0'] = /go1\.(\d+)(?:\.(\d+))?/.exec(out) ?? [];
  const fits =
    Number(minor) > versionMin.minor || (Number(minor) === versionMin.minor && Number(patch) >= versionMin.patch);
  return fits ? `1.${minor}.${patch}` : undefined;
}

export const canTakeGo = (): boolean => taken.archives[`${process.platform}-${process.arch}`] !== undefined;

async function takenToolchain(cache: Cache, env: NodeJS.ProcessEnv, progress: OnProgress): Promise<string> {
  const archive = taken.archives[`${process.platform}-${process.arch}`];
  if (archive === undefined) {
    throw new MissingPrerequisite(
      `Go 1.${versionMin.minor}.${versionMin.patch} or newer, to build the S3 gateway and Pulumi`,
      `none on PATH, and none to take for ${process.platform}-${process.arch}`,
      'install Go from its site, or set MUNIM_S3_ENDPOINT (with its keys) and MUNIM_PULUMI',
    );
  }
  return cache.install(`go-${taken.version}-${archive.platform}`, async (into) => {
    const name = `golang.org/toolchain/@v/v0.0.1-go${taken.version}.${archive.platform}.zip`;
    const file = join(cache.downloads, `go-${taken.version}-${archive.platform}.zip`);
    let done = 0;
    await download({
      url: `${goModuleProxy(env)}/${name}`,
      file,
      bytes: archive.bytes,
      checksum: `sha256-${archive.sha256}`,
      onBytes: (count) => {
        done += count;
        progress({ component: 'go', phase: 'download', message: `Go ${taken.version}`, done, total: archive.bytes });
      },
    });
    progress({ component: 'go', phase: 'build', message: 'unpacking' });
    unpackZip(file, into, placeInToolchain);
    makeExecutable(into);
    progress({ component: 'go', phase: 'ready', message: `Go ${taken.version}` });
  });
}

/** A module's archive has its name and version first, and hides the go.mod files of inner modules behind `_`. */
function placeInToolchain(name: string): string | undefined {
  const below = name.slice(name.indexOf('/', name.indexOf('@')) + 1);
  if (/(?:^|\/)testdata\//.test(below)) return undefined;
  return below.replace(/(^|\/)_go\.mod$/, '$1go.mod');
}

/** Module archives carry no permission bits. */
function makeExecutable(root: string): void {
  for (const folder of [join(root, 'bin'), join(root, 'pkg', 'tool')]) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o755);
    }
  }
}
