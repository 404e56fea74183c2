/** The closed list of problems as a type: a caller's misspelt code does not compile. */
import type { ProblemDefinition } from '@munim/kernel';

export function problemCodes(problems: readonly ProblemDefinition[]): string {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  return `/** Generated from the problems that the data plane answers with; do not edit. */
export type ProblemCode =
${codes.map((code) => `  | '${code}'`).join('\n')};
`;
}
