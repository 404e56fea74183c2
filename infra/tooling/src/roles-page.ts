/** The page that says which operator role may do what, made from the contract that the roles stand in. */

interface Documented {
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-roles'?: readonly string[];
  /** Set of what banks call. */
  readonly 'x-munim-scope'?: string;
}

const roles = ['owner', 'operator', 'support', 'auditor'];

export function rolesPage(document: object): string {
  const { paths } = document as { paths: Record<string, Record<string, Documented>> };
  const rows = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .filter((operation) => operation['x-munim-scope'] === undefined)
    .map(({ operationId, summary, 'x-roles': allowed = roles }) => {
      const cells = roles.map((role) => (allowed.includes(role) ? 'yes' : '–'));
      return `| \`${operationId}\` | ${summary} | ${cells.join(' | ')} |`;
    })
    .sort();
  const ofBanks = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId, summary, 'x-munim-scope': scope }) =>
      scope === undefined ? [] : [`| \`${operationId}\` | ${summary} | \`${scope}\` |`],
    )
    .sort();
  return `# Roles of operators

Which role may call which operation of the control plane. An operation that is not allowed answers 403
\`role-forbidden\`; \`approveRequest\` and \`rejectRequest\` ask, besides, for the role of the operation that waits.

| operation | what it does | ${roles.join(' | ')} |
|---|---|${roles.map(() => '---|').join('')}
${rows.join('\n')}

## What banks call

With an access token of one of their clients that holds the scope. No role of an operator may call these.

| operation | what it does | scope |
|---|---|---|
${ofBanks.join('\n')}
`;
}
