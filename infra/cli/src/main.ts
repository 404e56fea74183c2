/** The command line: ./munim VERB. Every verb is one file in verbs/; this one only joins them and ends the process. */
import { CommanderError } from 'commander';
import { exitCode, VerbFailed } from './exit-codes.ts';
import { handleInterrupts } from './interrupt.ts';
import { program } from './program.ts';
import { paintError, say } from './terminal.ts';

handleInterrupts();

// A reader that has seen enough, as `head`, closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCode.ok : exitCode.failed);
});

try {
  const args = process.argv.slice(2);
  await (await program(args)).parseAsync(args, { from: 'user' });
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
  if (error instanceof VerbFailed) {
    if (error.message !== '') say(`${paintError('red', 'munim:')} ${error.message}`);
    return error.code;
  }
  const { name, message, stack } = error as Error;
  if (name === 'MissingPrerequisite') {
    say(`${paintError('red', 'munim:')} ${message}`);
    return exitCode.missingPrerequisite;
  }
  say(`${paintError('red', 'munim:')} ${message}`);
  if (process.env['MUNIM_LOG_LEVEL'] === 'debug') say(stack ?? '');
  return exitCode.failed;
}
