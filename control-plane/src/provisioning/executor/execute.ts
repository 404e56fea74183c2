/** One run of one bank in the executor: the stack is cleaned if need be, brought up, and every resource read back. */
import type { EngineEvent, Stack } from '@pulumi/pulumi/automation/index.js';
import { topology } from '@munim/kernel';
import { type BankSpec, type Cell, type Finding, removeDrafts, rotateLogin, verifyBank } from '@munim/tenant';
import { errorOf, progressOf } from './engine-events.ts';
import { lastLine } from './last-line.ts';
import type { ExecutionFailure, Progress } from './messages.ts';
import { bringUp, cleanUp, type Engine } from './stack.ts';

type Failure = ExecutionFailure | null;

export interface Execution {
  readonly engine: Engine;
  readonly cell: Cell;
  readonly spec: BankSpec;
  readonly restoreTo?: BankSpec;
  readonly isNew: boolean;
  readonly disturbed: boolean;
  readonly rotatesLogin: boolean;
  readonly report: (progress: Progress) => void;
}

/** Null when the bank is complete. One that was complete before, on another release, is put back there on a failure. */
export async function execute(execution: Execution): Promise<Failure> {
  const { restoreTo } = execution;
  if (restoreTo === undefined) return bringTo(execution);
  const drift = await beforeUpgrade(execution, restoreTo);
  if (drift) return drift;
  const failure = await bringTo(execution);
  return failure && putBack(failure, execution, restoreTo);
}

/**
 * A bank that somebody changed by hand could neither be brought forward whole nor put back: it is repaired first. One
 * that an earlier attempt left half way is on the one release with some of its resources, and on the other with the rest.
 */
async function beforeUpgrade({ spec, cell, report }: Execution, present: BankSpec): Promise<Failure> {
  report({ kind: 'step', step: 'inspect', state: 'running' });
  const unlikePresent = await unlike(present, cell);
  const unlikeNext = unlikePresent.length > 0 ? await unlike(spec, cell) : [];
  const neither = unlikePresent.filter(({ name }) => unlikeNext.some((one) => one.name === name));
  if (neither.length === 0) {
    report({ kind: 'step', step: 'inspect', state: 'done' });
    return null;
  }
  const reason = `repair it first: ${neither.map(describe).join('; ')}`;
  report({ kind: 'step', step: 'inspect', state: 'failed', detail: reason });
  return { step: 'inspect', reason };
}

async function putBack(
  failure: NonNullable<Failure>,
  { engine, cell, report }: Execution,
  spec: BankSpec,
): Promise<Failure> {
  report({ kind: 'step', step: 'restore', state: 'running' });
  const second = await engine
    .withStack(spec, async (stack) => (await tryUp(stack, false, () => undefined)) ?? (await verify(spec, cell)))
    .catch((error: unknown) => ({ step: 'restore', reason: lastLine(error) }));
  if (second) {
    report({ kind: 'step', step: 'restore', state: 'failed', detail: second.reason });
    return { ...failure, reason: `${failure.reason}; and it could not be put back: ${second.step}: ${second.reason}` };
  }
  report({ kind: 'step', step: 'restore', state: 'done', detail: 'the bank is whole on the release that it was on' });
  return failure;
}

async function bringTo(execution: Execution): Promise<Failure> {
  const { engine, spec, report } = execution;
  report({ kind: 'step', step: 'prepare-stack', state: 'running' });
  try {
    return await engine.withStack(spec, (stack) => onStack(stack, execution), execution.isNew);
  } catch (error) {
    return failed('prepare-stack', error, report);
  }
}

async function onStack(stack: Stack, execution: Execution): Promise<Failure> {
  const { spec, restoreTo, cell, disturbed, rotatesLogin, report } = execution;
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
  // What is to be put back is not brought further first.
  const failure = await tryUp(stack, disturbed && restoreTo === undefined, report);
  if (failure) return failure;
  report({ kind: 'step', step: 'verify', state: 'running' });
  const wrong = await verify(spec, cell);
  report({ kind: 'step', step: 'verify', ...(wrong ? { state: 'failed', detail: wrong.reason } : { state: 'done' }) });
  // One that is put back is not what was read here.
  return wrong && restoreTo ? { step: wrong.step, reason: wrong.reason } : wrong;
}

async function verify(spec: BankSpec, cell: Cell): Promise<Failure> {
  const wrong = await unlike(spec, cell);
  return wrong.length > 0 ? { step: 'verify', reason: wrong.map(describe).join('; '), found: wrong } : null;
}

const unlike = async (spec: BankSpec, cell: Cell): Promise<Finding[]> =>
  (await verifyBank(spec, cell)).filter((finding) => finding.differences.length > 0);

/** The first error that names a resource says more than the engine's exit. */
async function tryUp(stack: Stack, goOn: boolean, report: (progress: Progress) => void): Promise<Failure> {
  const errors: NonNullable<ReturnType<typeof errorOf>>[] = [];
  const onEvent = (event: EngineEvent): void => {
    const error = errorOf(event);
    if (error) errors.push(error);
    const progress = progressOf(event);
    if (progress) report(progress);
  };
  try {
    await bringUp(stack, onEvent, goOn);
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

function describe({ name, differences }: Finding): string {
  if (differences === 'missing') return `${name} is missing`;
  return differences
    .map(
      ({ property, expected, actual }) =>
        `${name}: ${property} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`,
    )
    .join('; ');
}
