/** The packages of the workspace and their doors, as their package.json files declare them. */
import type { SourceText } from './source-text.ts';

export interface WorkspacePackage {
  readonly name: string;
  /** With a `/` at its end. */
  readonly folder: string;
  /** Door (`.`, `./events`, `./*`) to the file behind it. */
  readonly exports: Readonly<Record<string, string>>;
}

/** The root's own package.json is left out: it holds tools, not code. */
export function packagesOf(files: readonly SourceText[]): WorkspacePackage[] {
  return files
    .filter((file) => file.path.endsWith('/package.json'))
    .map((file) => {
      const manifest = JSON.parse(file.text) as { name?: string; exports?: Record<string, unknown> };
      const doors = Object.entries(manifest.exports ?? {}).map(([door, target]) => [door, sourceBehind(target)]);
      return {
        name: manifest.name ?? '',
        folder: file.path.slice(0, -'package.json'.length),
        exports: Object.fromEntries(doors) as Record<string, string>,
      };
    });
}

export function packageAt(packages: readonly WorkspacePackage[], path: string): WorkspacePackage | undefined {
  return packages
    .filter((each) => path.startsWith(each.folder))
    .sort((one, other) => other.folder.length - one.folder.length)[0];
}

/** The file behind a door, or undefined when the package has no such door. */
export function fileBehind(target: WorkspacePackage, door: string): string | undefined {
  const exact = target.exports[door === '' ? '.' : `./${door}`];
  if (exact) return target.folder + exact.replace(/^\.\//, '');
  const pattern = target.exports['./*'];
  return pattern && door !== '' ? target.folder + pattern.replace(/^\.\//, '').replace('*', door) : undefined;
}

/** A door is a file, or one file for each condition, of which the source is ours to read. */
function sourceBehind(target: unknown): string {
  if (typeof target === 'string') return target;
  const conditions = target as { source?: string; default?: string };
  return conditions.source ?? conditions.default ?? '';
}
