/** Imports go one way, and through doors: this is what keeps the parts of the bank apart. */
import { posix } from 'node:path';
import { isScript, isTestCode } from '../kinds.ts';
import { type Layer, layerOf, mayImport } from '../layers.ts';
import { fileBehind, packageAt, packagesOf, type WorkspacePackage } from '../packages.ts';
import type { Finding, Rule } from '../rule.ts';
import type { SourceText } from '../source-text.ts';

export const importBoundaries: Rule = {
  name: 'import-boundaries',
  reason:
    'kernel ← platform ← contexts ← services and kernel ← infra/tenant ← control-plane, through package doors only.',
  check: (files) => {
    const tree = { packages: packagesOf(files), paths: new Set(files.map((file) => file.path)) };
    return files.filter((file) => isScript(file.path)).flatMap((file) => checkFile(file, tree));
  },
};

interface Tree {
  readonly packages: readonly WorkspacePackage[];
  readonly paths: ReadonlySet<string>;
}

function checkFile(file: SourceText, tree: Tree): Finding[] {
  const layer = layerOf(file.path);
  return file.syntax().imports.flatMap(({ specifier, offset }) => {
    const message = layer
      ? objection(file.path, layer, specifier, tree)
      : specifier.startsWith('@munim/') && 'this folder has no layer: give it one in infra/tidy/src/layers.ts';
    return message ? [{ file: file.path, line: file.lineAt(offset), rule: 'import-boundaries', message }] : [];
  });
}

function objection(path: string, layer: Layer, specifier: string, tree: Tree): string | undefined {
  if (specifier.startsWith('.')) return relativeObjection(path, specifier, tree);
  if (specifier.startsWith('@munim/')) return packageObjection(path, layer, specifier, tree);
  if (isTestCode(path)) return undefined;
  const allowed = specifier.startsWith('node:') ? layer.node : layer.npm;
  if (!allowed || allowed.includes(specifier)) return undefined;
  return `${layer.name} may not import ${specifier}: ${layer.reason}`;
}

/** A relative path stays inside its package; the SDK may also read the contract. */
function relativeObjection(path: string, specifier: string, tree: Tree): string | undefined {
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  const home = packageAt(tree.packages, path);
  if (!home || packageAt(tree.packages, target) === home) return undefined;
  if (home.folder === 'sdk/' && target.startsWith('openapi/')) return undefined;
  return `${specifier} leaves ${home.name}: import the package by name, through one of its doors`;
}

function packageObjection(path: string, layer: Layer, specifier: string, tree: Tree): string | undefined {
  const name = specifier.split('/').slice(0, 2).join('/');
  const door = specifier.slice(name.length + 1);
  const target = tree.packages.find((each) => each.name === name);
  const targetLayer = target && layerOf(target.folder);
  if (!target || !targetLayer) return `there is no package ${name} in the workspace with a layer`;
  if (target === packageAt(tree.packages, path)) return undefined;
  const behind = fileBehind(target, door);
  const deep = door.includes('/') && !door.endsWith('/testing');
  if (behind === undefined || deep) return `${specifier} is not a door of ${name}`;
  if (!tree.paths.has(behind)) return `behind the door ${specifier} should be ${behind}, and is nothing`;
  if (door.endsWith('testing') && !isTestCode(path)) return `${specifier} is for tests: a process may not import it`;
  if (mayImport(layer, path, targetLayer.name, door)) return undefined;
  return `${layer.name} may not import ${specifier}: ${layer.reason}`;
}
