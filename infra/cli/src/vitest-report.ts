/** Counts what vitest's JSON report says, a suite that could not even be loaded included. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly files: readonly TestFile[];
}

export interface TestFailure {
  /** Undefined when the file failed without a test of its own: an import, a hook. */
  readonly test?: string;
  readonly reason: string;
}

interface TestFile {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly TestFailure[];
}

interface VitestJson {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName?: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** `run` is what vitest itself said: a run that failed without a failed test (a set-up, a crash) counts as one failure. */
export function readReport(
  json: string | undefined,
  run: { readonly name: string; readonly failed: boolean },
): TestReport {
  const results = json === undefined ? [] : (JSON.parse(json) as VitestJson).testResults;
  const report = total(results.map(countFile));
  if (!run.failed || report.failed > 0) return report;
  return total([
    ...report.files,
    {
      file: `suites ${run.name}`,
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: [{ reason: 'it did not run to its end' }],
    },
  ]);
}

export const addReports = (reports: readonly TestReport[]): TestReport => total(reports.flatMap(({ files }) => files));

function countFile({ name, status, message = '', assertionResults }: VitestJson['testResults'][number]): TestFile {
  const count = (...wanted: string[]): number => assertionResults.filter((one) => wanted.includes(one.status)).length;
  const failures = assertionResults
    .filter((one) => one.status === 'failed')
    .map(
      ({ fullName = '', failureMessages = [] }): TestFailure => ({
        test: fullName,
        reason: failureMessages.join('\n'),
      }),
    );
  // A file that fails without a failed test (an import, a hook) counts as one failure: nothing goes missing.
  if (status === 'failed' && failures.length === 0) failures.push({ reason: message });
  return {
    file: name,
    passed: count('passed'),
    failed: failures.length,
    skipped: count('pending', 'skipped', 'todo'),
    failures,
  };
}

function total(files: readonly TestFile[]): TestReport {
  const sum = (of: (file: TestFile) => number): number => files.reduce((so, file) => so + of(file), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    files,
  };
}

const reasonLinesMax = 12;

/** What failed and why, once more at the end: of a long run the end is what people and build servers keep. */
export const failuresText = ({ files }: TestReport): string =>
  files
    .flatMap(({ file, failures }) =>
      failures.map(({ test, reason }) => {
        const why = reason.split('\n').slice(0, reasonLinesMax);
        return [`✘ ${[file, test].filter(Boolean).join(' › ')}`, ...why.map((line) => `    ${line}`)].join('\n');
      }),
    )
    .join('\n');
