/** Where things live is a decision: a new top-level name or a new part of the plane is one too. */
import type { Finding, Rule } from '../rule.ts';
import type { SourceText } from '../source-text.ts';

/** What each folder may hold; a folder that is not listed here is free inside. Dotfiles pass at the root. */
const places: Readonly<Record<string, readonly string[]>> = {
  '': [
    'control-plane',
    'data-plane',
    'sdk',
    'infra',
    'openapi',
    'munim',
    'README.md',
    'LICENSE',
    'package.json',
    'pnpm-workspace.yaml',
    // pnpm, editors and vitest look for these here, whichever folder a person starts them in.
    'pnpm-lock.yaml',
    'tsconfig.json',
    'vitest.config.ts',
  ],
  'data-plane': ['kernel', 'platform', 'contexts', 'tenant-schema', 'services'],
  infra: [
    'tenant',
    'local',
    'cli',
    'kubernetes',
    'observability',
    'tooling',
    'tidy',
    'decisions',
    'clearing-simulator',
  ],
};

export const placesRule: Rule = {
  name: 'places',
  reason: 'A newcomer finds things because each has one place; a new place is a decision, made in this table.',
  check: (files) => [...firstFileOfEach(files).values()],
};

/** One finding for each foreign name, at its first file. */
function firstFileOfEach(files: readonly SourceText[]): Map<string, Finding> {
  const found = new Map<string, Finding>();
  for (const { path } of files) {
    for (const [folder, allowed] of Object.entries(places)) {
      const name = nameIn(folder, path);
      if (name === undefined || allowed.includes(name) || (folder === '' && name.startsWith('.'))) continue;
      const message = `"${name}" has no place in ${folder === '' ? 'the root' : `${folder}/`}; allowed: ${allowed.join(', ')}`;
      const key = `${folder}/${name}`;
      if (!found.has(key)) found.set(key, { file: path, line: 1, rule: 'places', message });
    }
  }
  return found;
}

function nameIn(folder: string, path: string): string | undefined {
  const prefix = folder === '' ? '' : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length).split('/')[0] : undefined;
}
