/** The page that tells callers what each problem means and what to do. */
import type { ProblemDefinition } from '@munim/kernel';

export function problemsPage(problems: readonly ProblemDefinition[]): string {
  const byCode = new Map(problems.map((problem) => [problem.code, problem]));
  const rows = [...byCode.values()]
    .sort((a, b) => a.status - b.status || a.code.localeCompare(b.code))
    .map((p) => `| \`${p.code}\` | ${p.status} | ${p.title} | ${p.action} | ${p.retryable ? 'yes' : 'no'} |`);
  return `# Problems

Every error is an RFC 9457 \`application/problem+json\` with one of these codes. The list is closed: a new code is a new
version of the contract. \`retryable\` means that the same request, with the same Idempotency-Key, may succeed later.

| code | status | what it means | what to do | retryable |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
