/** Kinds of files, told by their path alone, so that every rule means the same by "script", "spec" and "generated". */

/** Written by a program of ours or by the package manager: nobody edits it, so only leaks are looked for in it. */
export function isGenerated(path: string): boolean {
  return (
    /^openapi\/.*\.(?:json|ya?ml|md|html)$/.test(path) ||
    path.startsWith('sdk/src/generated/') ||
    /(?:^|\/)(?:pnpm-lock\.yaml|go\.sum)$/.test(path) ||
    /(?:^|\/)\.snapshot-[^/]*\.json$/.test(path)
  );
}

/** Code that Node runs or a browser gets: what has a syntax tree. */
export function isScript(path: string): boolean {
  return /\.(?:ts|tsx|mts|js|mjs)$/.test(path) && !path.endsWith('.d.ts') && !isGenerated(path);
}

export function isSpec(path: string): boolean {
  return /\.spec\.tsx?$/.test(path);
}

/** Specs, their examples, suites and harnesses: never part of a running process. */
export function isTestCode(path: string): boolean {
  return (
    isSpec(path) ||
    /\.(?:examples|contract)\.ts$/.test(path) ||
    /(?:^|\/)testing\//.test(path) ||
    path.startsWith('sdk/acceptance/')
  );
}

/** The settings file of a tool, which the tool's own documentation explains. */
export function isToolConfig(path: string): boolean {
  return /\.config\.(?:ts|mts|js|mjs)$/.test(path);
}

/** What a person reads as sentences from top to bottom. */
export function isProse(path: string): boolean {
  return /\.(?:md|txt)$/.test(path);
}
