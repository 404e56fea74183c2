/** Runs a tool of the machine to its end, line by line, and says what it printed when it fails. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  /** Ends a tool that hangs. */
  readonly timeoutMs: number;
  readonly onLine?: (line: string) => void;
}

export class CommandFailed extends Error {
  readonly output: string;

  constructor(command: Command, how: string, output: string) {
    const tail = output.trim().split('\n').slice(-15).join('\n');
    super(`${command.command} ${command.args.join(' ')} ${how}${tail === '' ? '' : `:\n${tail}`}`);
    this.name = 'CommandFailed';
    this.output = output;
  }
}

/** Resolves with what went to stdout; both outputs are passed to `onLine`. */
export function runCommand(command: Command): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.command, [...command.args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
      ...(command.env === undefined ? {} : { env: command.env }),
      ...(command.uid === undefined ? {} : { uid: command.uid, gid: command.uid }),
    });
    // A timer of our own: spawn's keeps the process alive when the command could not even start.
    const timer = setTimeout(() => child.kill('SIGTERM'), command.timeoutMs);
    let stdout = '';
    let all = '';
    const collect = (text: string): void => {
      all += text;
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      collect(text);
    });
    child.stderr.setEncoding('utf8').on('data', collect);
    if (command.onLine !== undefined) {
      for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', command.onLine);
    }
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new CommandFailed(command, `did not run (${error.message})`, all));
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(stdout);
      else reject(new CommandFailed(command, code === null ? `ended by ${signal}` : `ended with ${code}`, all));
    });
  });
}
