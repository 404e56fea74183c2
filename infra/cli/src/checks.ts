/** The programs behind `check`, in the order in which their lines are read; all run at once. */
export interface Check {
  readonly name: string;
  /** Below the checkout: a script for Node, or a binary of its own. */
  readonly script: string;
  readonly native?: boolean;
  readonly args: readonly string[];
  /** Instead of `args` with --fix, for the tools that can mend. */
  readonly fixArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const inPackage = (path: string): string => `node_modules/${path}`;

const contracts = ['openapi/data-plane.json', 'openapi/control-plane.json', 'openapi/issuer.json'];

export const checks: readonly Check[] = [
  {
    name: 'format',
    script: inPackage('@biomejs/biome/bin/biome'),
    args: ['format', '.'],
    fixArgs: ['format', '--write', '.'],
  },
  {
    name: 'lint',
    script: inPackage('oxlint/bin/oxlint'),
    args: ['--type-aware', '--deny-warnings'],
    fixArgs: ['--type-aware', '--fix'],
  },
  {
    name: 'types',
    script: inPackage('@typescript/native/bin/tsc'),
    args: ['-p', 'tsconfig.json', '--noEmit'],
  },
  {
    // Code for a browser: other globals than those of Node.
    name: 'console types',
    script: inPackage('@typescript/native/bin/tsc'),
    args: ['-p', 'control-plane/console', '--noEmit'],
  },
  {
    name: 'tidy',
    script: 'infra/tidy/src/main.ts',
    args: [],
  },
  {
    name: 'unused',
    script: inPackage('knip/bin/knip.js'),
    args: ['--no-progress'],
  },
  {
    name: 'generated',
    script: 'infra/tooling/src/generate.ts',
    args: ['--check'],
    fixArgs: [],
  },
  {
    name: 'contracts',
    script: inPackage('@redocly/cli/bin/cli.js'),
    args: ['lint', '--config=.redocly.yaml', '--format=stylish', ...contracts],
    // A check asks nobody outside of this machine.
    env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  },
];
