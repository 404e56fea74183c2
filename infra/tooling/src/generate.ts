/** Writes every generated file of the repository, or with --check names those that differ from the code. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generated-files.ts';

const root = join(import.meta.dirname, '../../..');
const check = process.argv.includes('--check');
const differing: string[] = [];

for (const [path, text] of await generatedFiles()) {
  const file = join(root, path);
  const present = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (present === text) continue;
  differing.push(path);
  if (check) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

if (differing.length === 0) console.log('generated files are as the code says');
else if (check) {
  console.error(`differ from the code: ${differing.join(', ')}\nrun: node infra/tooling/src/generate.ts`);
  process.exitCode = 1;
} else console.log(`written: ${differing.join(', ')}`);
