/** One run of one bank in the executor: the stack is cleaned if need be, brought up, and every resource read back. */
import type { EngineEvent, Stack } from '@pulumi/pulumi/automation/index.js';
import { topology } from '@munim/kernel';
import { type BankSpec, type Cell, type Finding, removeDrafts, rotateLogin, verifyBank } from '@munim/tenant';
import { errorOf, progressOf } from './engine-events.ts';
import type { FromExecutor, Progress } from './messages.ts';
import { bringUp, cleanUp, type Engine } from './stack.ts';

type Failure = Extract<FromExecutor, { kind: 'ended' }>['failure'];

export interface Execution {
  readonly engine: Engine;
  readonly cell: Cell;
  readonly spec: BankSpec;
  readonly disturbed: boolean;
  readonly rotatesLogin: boolean;
  readonly report: (progress: Progress) => void;
}

/** Null when the bank is complete. */
export async function execute(execution: Execution): Promise<Failure> {
  const { engine, spec, report } = execution;
  report({ kind: 'step', step: 'prepare-stack', state: 'running' });
  try {
    return await engine.withStack(spec, (stack) => onStack(stack, execution));
  } catch (error) {
    return failed('prepare-stack', error, report);
  }
}

async function onStack(stack: Stack, { spec, cell, disturbed, rotatesLogin, report }: Execution): Promise<Failure> {
  if (disturbed) {
    await removeDrafts(cell.access.secretsDirectory, topology(spec.tenant).secrets.directory);
    await cleanUp(stack);
  }
  report({ kind: 'step', step: 'prepare-stack', state: 'done' });
  if (rotatesLogin) {
    report({ kind: 'step', step: 'rotate-login', state: 'running' });
    await rotateLogin(spec.tenant, cell);
    report({ kind: 'step', step: 'rotate-login', state: 'done' });
  }
  const failure = await tryUp(stack, disturbed, report);
  if (failure) return failure;
  report({ kind: 'step', step: 'verify', state: 'running' });
  const wrong = (await verifyBank(spec, cell)).filter((finding) => finding.differences.length > 0);
  if (wrong.length > 0) {
    const reason = wrong.map(describe).join('; ');
    report({ kind: 'step', step: 'verify', state: 'failed', detail: reason });
    return { step: 'verify', reason };
  }
  report({ kind: 'step', step: 'verify', state: 'done' });
  return null;
}

/** The first error that names a resource says more than the engine's exit. */
async function tryUp(stack: Stack, disturbed: boolean, report: (progress: Progress) => void): Promise<Failure> {
  const errors: NonNullable<ReturnType<typeof errorOf>>[] = [];
  const onEvent = (event: EngineEvent): void => {
    const error = errorOf(event);
    if (error) errors.push(error);
    const progress = progressOf(event);
    if (progress) report(progress);
  };
  try {
    await bringUp(stack, onEvent, disturbed);
    return null;
  } catch (error) {
    const first = errors.find(({ step }) => step !== undefined) ?? errors[0];
    return { step: first?.step ?? 'engine', reason: first?.reason ?? lastLine(error) };
  }
}

function failed(step: string, error: unknown, report: (progress: Progress) => void): Failure {
  const reason = lastLine(error);
  report({ kind: 'step', step, state: 'failed', detail: reason });
  return { step, reason };
}

/** The engine's errors quote all that it printed; what went wrong stands after its last `error:`. */
export function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = (text.split(/error: /).at(-1) ?? text).split('\n')[0]?.trim() ?? text;
  // The engine quotes its backend's URL whole; reasons are kept, shown and logged.
  return line.replaceAll(/:\/\/([^:/@\s]+):[^@\s]+@/g, '://$1:…@');
}

function describe({ name, differences }: Finding): string {
  if (differences === 'missing') return `${name} is missing`;
  return differences
    .map(
      ({ property, expected, actual }) =>
        `${name}: ${property} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`,
    )
    .join('; ');
}
