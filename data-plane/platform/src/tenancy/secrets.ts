/** Secrets are small files below one directory; paths come from the topology and never from a request. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';

export interface Secrets {
  /** Text without the trailing line break. Rejects with the path, never with the content. */
  readonly text: (path: string) => Promise<string>;
  readonly bytes: (path: string) => Promise<Buffer>;
}

/** No secret of ours is larger; a bigger file is a mistaken mount. */
const secretBytesMax = 16_384;

export function openSecrets(directory: string): Secrets {
  const bytes = async (path: string): Promise<Buffer> => {
    const clean = normalize(path);
    if (isAbsolute(path) || clean.startsWith('..') || path.includes('\0'))
      throw new Error(`not a path of a secret: ${path}`);
    const content = await readFile(join(directory, clean)).catch((cause: unknown) => {
      throw new Error(
        `secret ${clean} cannot be read below MUNIM_SECRETS_DIR: ${(cause as NodeJS.ErrnoException).code ?? 'error'}`,
        { cause },
      );
    });
    if (content.byteLength === 0 || content.byteLength > secretBytesMax)
      throw new Error(`secret ${clean} has ${content.byteLength} bytes; 1 to ${secretBytesMax} are allowed`);
    return content;
  };
  return { bytes, text: async (path) => (await bytes(path)).toString('utf8').trimEnd() };
}
