/** Names of everything that writes a log, and where it lies. */
import { platformProcesses } from './platform-processes.ts';
import { openStateDirectory } from './state-directory.ts';

export const componentNames: readonly string[] = [
  'postgres',
  'kafka',
  's3',
  ...platformProcesses.map(({ name }) => name),
];

export const logFileOf = (stateDir: string, component: string): string =>
  openStateDirectory(stateDir).logFile(component);
