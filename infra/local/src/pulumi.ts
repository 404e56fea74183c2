/** The Pulumi engine that provisioning drives: a fitting one of the machine, else built from its Go module. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Component, ServiceContext, Started } from './component.ts';
import { buildGoProgram, goModuleDirectory } from './go-build.ts';
import { runCommand } from './run-command.ts';

export interface PulumiAddress {
  readonly bin: string;
  /** `PulumiCommand.get({ root })` of the Automation API looks for `bin/pulumi` below it. */
  readonly root: string;
  /** Undefined for one that was given: then whoever starts it asks it. */
  readonly version?: string;
}

/** The version that is built; its SDK 3.270 works with it, and no newer engine can be had as a Go module. */
const version = '3.258.0';
/** An older engine lacks what the SDK asks for; a newer major may drop it. */
const fitting = { major: 3, minorMin: 250 } as const;
const versionTimeoutMs = 30_000;

export const pulumi: Component<PulumiAddress> = {
  name: 'pulumi',
  version,
  fromEnvironment: (env) => {
    const bin = env['MUNIM_PULUMI'];
    if (!bin) return undefined;
    if (!existsSync(bin)) throw new Error(`MUNIM_PULUMI names no file: ${bin}`);
    return addressOf(resolve(bin));
  },
  fromRecord: ({ address, version }) => ({ ...addressOf(address), version }),
  describe: ({ bin }) => bin,
  prepare: async (context) => {
    await engine(context);
  },
  start: async (context): Promise<Started<PulumiAddress>> => {
    const { bin, version } = await engine(context);
    context.state.write({ name: 'pulumi', version, source: 'native', address: bin, ports: {} });
    context.progress({ component: 'pulumi', phase: 'ready', message: bin });
    return { address: { ...addressOf(bin), version }, source: 'native' };
  },
  stop: async () => undefined,
};

/** A `pulumi` that does not lie in a folder `bin` still works: the Automation API only joins the two. */
const addressOf = (bin: string): PulumiAddress => ({ bin, root: dirname(dirname(bin)) });

interface Engine {
  readonly bin: string;
  readonly version: string;
}

const engine = async (context: ServiceContext): Promise<Engine> =>
  (await fittingPulumiOnPath(context.env)) ?? { bin: await builtEngine(context), version };

export async function fittingPulumiOnPath(env: NodeJS.ProcessEnv): Promise<Engine | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const bin = join(folder, 'pulumi');
    if (!isExecutable(bin) || !folder.endsWith('/bin')) continue;
    const found = await versionOf(bin);
    const [major = 0, minor = 0] = found.split('.').map(Number);
    if (major === fitting.major && minor >= fitting.minorMin) return { bin, version: found };
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

async function versionOf(bin: string): Promise<string> {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: 'true' };
  return (await runCommand({ command: bin, args: ['version'], env, timeoutMs: versionTimeoutMs }))
    .trim()
    .replace(/^v/, '');
}

export const pulumiCacheName = (): string => `pulumi-${version}-${process.platform}-${process.arch}`;

async function builtEngine(context: ServiceContext): Promise<string> {
  const folder = await context.cache.install(pulumiCacheName(), (into) =>
    buildGoProgram(
      {
        component: 'pulumi',
        moduleDirectory: goModuleDirectory('pulumi'),
        packagePath: 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
        ldflags: `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
        outputFile: join(into, 'bin', 'pulumi'),
      },
      context,
    ),
  );
  return join(folder, 'bin', 'pulumi');
}
