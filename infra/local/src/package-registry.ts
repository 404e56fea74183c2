/** Where Maven jars and Go modules come from: this machine's own setting first, else where the package's URL points. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PackageURL, UrlConverter } from '@socketregistry/packageurl-js';

/** MUNIM_MAVEN_URL, a mirror in Maven's settings, else the central repository; without a slash at its end. */
export function mavenRepository(env: NodeJS.ProcessEnv, home: string = homedir()): string {
  const own = env['MUNIM_MAVEN_URL'] || mirrorFromSettings(join(home, '.m2', 'settings.xml'));
  return (own ?? publicBase('pkg:maven/g/a@1', '/g/a/1/')).replace(/\/+$/, '');
}

/** The first proxy that GOPROXY names, else the public one. */
export function goModuleProxy(env: NodeJS.ProcessEnv): string {
  const own = (env['GOPROXY'] ?? '').split(/[,|]/).find((entry) => /^https?:\/\//.test(entry));
  return (own ?? publicBase('pkg:golang/g/m@v1.0.0', '/g/m/@v/')).replace(/\/+$/, '');
}

/** The package-URL library knows the public registries; what stands before the package's own path is the registry. */
function publicBase(packageUrl: string, path: string): string {
  const url = UrlConverter.toDownloadUrl(PackageURL.fromString(packageUrl))?.url;
  if (url === undefined || !url.includes(path)) throw new Error(`no public registry is known for ${packageUrl}`);
  return url.slice(0, url.indexOf(path));
}

/** The first mirror that stands for the central repository. */
function mirrorFromSettings(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const settings = readFileSync(path, 'utf8').replace(/<!--[\s\S]*?-->/g, '');
  for (const [, mirror = ''] of settings.matchAll(/<mirror>([\s\S]*?)<\/mirror>/g)) {
    const of = /<mirrorOf>([\s\S]*?)<\/mirrorOf>/.exec(mirror)?.[1] ?? '';
    const url = /<url>([\s\S]*?)<\/url>/.exec(mirror)?.[1]?.trim();
    if (url !== undefined && of.split(',').some((id) => ['*', 'central', 'external:*'].includes(id.trim()))) return url;
  }
  return undefined;
}
