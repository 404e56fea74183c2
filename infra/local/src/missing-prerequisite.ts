/** What this machine lacks, what was found instead, and how to get it: shown as it is, never as a stack. */
export class MissingPrerequisite extends Error {
  readonly what: string;
  readonly found: string;
  readonly remedy: string;

  constructor(what: string, found: string, remedy: string) {
    super(`missing: ${what}\n  found: ${found}\n  to get it: ${remedy}`);
    this.name = 'MissingPrerequisite';
    this.what = what;
    this.found = found;
    this.remedy = remedy;
  }
}
