/** What went wrong, out of all that an engine prints: without loading an engine. */

/** The engine's errors quote all that it printed; what went wrong stands after its last `error:`. */
export function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = (text.split(/error: /).at(-1) ?? text).split('\n')[0]?.trim() ?? text;
  // The engine quotes its backend's URL whole; reasons are kept, shown and logged.
  return line.replaceAll(/:\/\/([^:/@\s]+):[^@\s]+@/g, '://$1:…@');
}
