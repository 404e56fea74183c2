/** A bank's Pulumi stack through the Automation API, with as few starts of the engine as the work needs. */
import automation, { type EngineEvent, type Stack } from '@pulumi/pulumi/automation/index.js';
import type { BankSpec } from '@munim/tenant';
import { bankProgram, providerDirectory } from '@munim/tenant/program';
import { mkdtemp, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { SemVer } from 'semver';
import { ourName } from './engine-events.ts';

const { LocalWorkspace, PulumiCommand, StackNotFoundError } = automation;
type Command = Awaited<ReturnType<typeof PulumiCommand.get>>;
/** The member that the Automation API calls; its type declarations leave it out. */
interface Runner {
  run(args: string[], ...rest: unknown[]): Promise<{ stdout: string; stderr: string; code: number }>;
}

export interface EngineSettings {
  /** Holds `bin/pulumi`. */
  readonly root: string;
  /** Its version; without it the engine is started to ask it. */
  readonly version?: string | undefined;
  readonly backendUrl: string;
  readonly passphrase: string;
  /** Ours to write in: the engine's home and the workspaces of runs. */
  readonly directory: string;
  /**
   * Port of a provider that runs already. Without one each engine starts its own, which reads the cell's settings from
   * `environment`.
   */
  readonly providerPort?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Engine {
  /** `work` gets the bank's stack, made if there is none: at once, when the caller knows that. */
  readonly withStack: <T>(spec: BankSpec, work: (stack: Stack) => Promise<T>, isNew?: boolean) => Promise<T>;
  /** The same with a stack of its own that is gone afterwards: for a bank that nobody has onboarded. */
  readonly withPassingStack: <T>(id: string, spec: BankSpec, work: (stack: Stack) => Promise<T>) => Promise<T>;
  /** The bank's stack as it is; a passing one while there is none, so that looking makes none. */
  readonly withKnownStack: <T>(id: string, spec: BankSpec, work: (stack: Stack) => Promise<T>) => Promise<T>;
  /** Those of these that an engine that was killed has left behind. */
  readonly removePassing: (ids: readonly string[]) => Promise<void>;
}

const projectName = 'munim-bank';
/** No bank has such an id. */
const passingPrefix = 'preview.';

export async function openEngine(settings: EngineSettings): Promise<Engine> {
  const command = await commandOf(settings);
  const envVars = {
    ...settings.environment,
    PULUMI_BACKEND_URL: settings.backendUrl,
    PULUMI_CONFIG_PASSPHRASE: settings.passphrase,
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    // An engine lives for a second: it is gone before collecting its garbage pays, unless a bank were unlike all others.
    GOGC: 'off',
    GOMEMLIMIT: '256MiB',
    ...providerEnvironment(settings.providerPort),
  };
  const inWorkspace = async <T>(work: (options: WorkspaceOptions) => Promise<T>): Promise<T> => {
    const workDir = await mkdtemp(join(settings.directory, 'run-'));
    try {
      return await work({ workDir, pulumiHome: join(settings.directory, 'home'), pulumiCommand: command, envVars });
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  };
  const withStack = <T>(
    stackName: string,
    spec: BankSpec,
    work: (stack: Stack) => Promise<T>,
    selecting: Selecting,
  ): Promise<T> =>
    inWorkspace(async (options) => {
      const pulumiCommand = sparing(command, selecting);
      const program = bankProgram(spec);
      return work(await LocalWorkspace.selectStack({ stackName, projectName, program }, { ...options, pulumiCommand }));
    });
  const withPassingStack: Engine['withPassingStack'] = (id, spec, work) => {
    const andRemove = async (stack: Stack) => {
      try {
        return await work(stack);
      } finally {
        await stack.workspace.removeStack(stack.name);
      }
    };
    return withStack(passingPrefix + id, spec, andRemove, 'make');
  };
  return {
    withStack: (spec, work, isNew = false) => withStack(spec.tenant, spec, work, isNew ? 'make' : 'make-if-missing'),
    withPassingStack,
    withKnownStack: async (id, spec, work) => {
      try {
        return await withStack(spec.tenant, spec, work, 'find');
      } catch (error) {
        unlessGone(error);
        return withPassingStack(id, spec, work);
      }
    },
    removePassing: (ids) =>
      inWorkspace(async (options) => {
        const projectSettings = { name: projectName, runtime: 'nodejs' };
        const workspace = await LocalWorkspace.create({ ...options, projectSettings });
        for (const id of ids) await workspace.removeStack(passingPrefix + id, { force: true }).catch(unlessGone);
      }),
  };
}

/** The Automation API would ask the engine of whichever version it is told. */
async function commandOf({ root, version }: EngineSettings): Promise<Command> {
  if (version === undefined) return PulumiCommand.get({ root });
  return Reflect.construct(PulumiCommand, [join(root, 'bin', 'pulumi'), new SemVer(version)]) as Command;
}

type WorkspaceOptions = Parameters<typeof LocalWorkspace.selectStack>[1] & object;

/** Undefined for a stack that is not there. */
function unlessGone(error: unknown): undefined {
  if (!/no stack named/.test(String(error))) throw error;
}

/** One warm provider for all engines of a process saves each two starts of Node in a run. */
const providerEnvironment = (port: number | undefined): Record<string, string> =>
  port === undefined
    ? { MUNIM_NODE: process.execPath, PATH: `${providerDirectory}${delimiter}${process.env['PATH'] ?? ''}` }
    : { PULUMI_DEBUG_PROVIDERS: `munim:${port}` };

/** What selecting a stack does: makes it, makes it once a command has not found it, or finds it or fails. */
type Selecting = 'make' | 'make-if-missing' | 'find';

/**
 * Each start of the engine costs a quarter of a second of CPU. So a stack is selected only to make it: before the first
 * command of a bank that is new, and after one that did not find it. What the Automation API asks after an `up` (outputs,
 * twice, and history) is answered here: the program has no outputs, and the run keeps its own history.
 */
function sparing(command: Command, selecting: Selecting): Command {
  const real = command as Command & Runner;
  const start: Runner['run'] = (args, ...rest) => opening(() => real.run([...args], ...rest));
  let selection: readonly string[] = [];
  const run: Runner['run'] = async (args, ...rest) => {
    const [verb, noun] = args;
    if (verb === 'stack' && noun === 'output') return answerOf('{}');
    if (verb === 'stack' && noun === 'history') return answerOf('[]');
    const [workDir, envVars] = rest;
    const make = () => start([...selection, '--create'], workDir, envVars);
    if (verb === 'stack' && noun === 'select') {
      selection = args;
      if (selecting === 'make-if-missing') return answerOf('');
      return selecting === 'make' ? make() : start(args, ...rest);
    }
    try {
      return await start(args, ...rest);
    } catch (error) {
      if (selecting !== 'make-if-missing' || !(error instanceof StackNotFoundError)) throw error;
      await make();
      return start(args, ...rest);
    }
  };
  return Object.assign(Object.create(command) as Command, { run });
}

/**
 * The first two engines of a new backend both make its table, and one of them fails: the engine's CREATE TABLE IF NOT
 * EXISTS is no lock. Then the table is there, and nothing else was done.
 */
async function opening<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!/failed to create table pulumi_state: pq: duplicate key/.test(String(error))) throw error;
    return open();
  }
}

const answerOf = (stdout: string) => ({ stdout, stderr: '', code: 0 });

/**
 * After a kill the stack may be locked by an engine that is gone, and hold creations whose end nobody recorded. Only
 * the owner of the run's lease may call this: the lock then protects nobody. Creations that did happen are adopted.
 */
export async function cleanUp(stack: Stack): Promise<void> {
  await stack.cancel();
  await stack.refresh({ clearPendingCreates: true, color: 'never' });
}

/** With `continueOnError`, what cannot be made keeps only what needs it from being made. */
export const bringUp = async (
  stack: Stack,
  onEvent: (event: EngineEvent) => void,
  continueOnError: boolean,
): Promise<void> => {
  await stack.up({ onEvent, color: 'never', continueOnError });
};

/** Ends the stack of a bank of which nothing is left: its record of buckets that are gone goes with it. */
export async function forget(stack: Stack): Promise<void> {
  await stack.cancel();
  await stack.destroy({ color: 'never' });
  await stack.workspace.removeStack(stack.name, { force: true });
}

export interface PlannedChange {
  /** `create`, `update`, `delete`, as the engine says it. */
  readonly operation: string;
  /** Name of the step that would make it. */
  readonly step: string;
}

/** What a run would change now, reality being read first, in the engine's order. Nothing is changed. */
export async function preview(stack: Stack): Promise<PlannedChange[]> {
  const planned = new Map<string, PlannedChange>();
  const onEvent = ({ resourcePreEvent }: EngineEvent): void => {
    if (!resourcePreEvent) return;
    const { urn, op } = resourcePreEvent.metadata;
    const step = ourName(urn);
    if (step !== undefined && op !== 'same' && op !== 'refresh') planned.set(step, { operation: op, step });
  };
  await stack.preview({ refresh: true, color: 'never', onEvent });
  return [...planned.values()];
}
