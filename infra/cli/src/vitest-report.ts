/** Counts what vitest's JSON report says, a suite that could not even be loaded included. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly files: readonly TestFile[];
}

interface TestFile {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface VitestJson {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
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
  return total([...report.files, { file: `suites ${run.name}`, passed: 0, failed: 1, skipped: 0 }]);
}

export const addReports = (reports: readonly TestReport[]): TestReport => total(reports.flatMap(({ files }) => files));

function countFile({ name, status, assertionResults }: VitestJson['testResults'][number]): TestFile {
  const count = (...wanted: string[]): number => assertionResults.filter((one) => wanted.includes(one.status)).length;
  const failed = count('failed');
  return {
    file: name,
    passed: count('passed'),
    // A file that fails without a failed test (an import, a hook) counts as one failure: nothing goes missing.
    failed: status === 'failed' && failed === 0 ? 1 : failed,
    skipped: count('pending', 'skipped', 'todo'),
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
