/** What the exit codes of ./munim mean; the help of every verb ends with them. */
export const exitCode = {
  ok: 0,
  /** A check, test, proof or process failed. */
  failed: 1,
  /** The command line itself was wrong. */
  usage: 2,
  /** This machine lacks something: `./munim doctor` names it. */
  missingPrerequisite: 3,
  /** The platform, or the part asked for, does not run: `./munim up` starts it. */
  notRunning: 4,
  /** Ctrl-C, as every shell reports it. */
  interrupted: 130,
} as const;

export const exitCodesHelp = `
Exit codes: 0 done · 1 a check, test, proof or process failed · 2 wrong usage · 3 this machine lacks something
(see ./munim doctor) · 4 the platform does not run (see ./munim up) · 130 interrupted`;

/** Ends the verb with a code of its own and a sentence for people. */
export class VerbFailed extends Error {
  readonly code: number;

  constructor(message: string, code: number = exitCode.failed) {
    super(message);
    this.name = 'VerbFailed';
    this.code = code;
  }
}
