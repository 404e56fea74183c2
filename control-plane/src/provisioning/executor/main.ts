/**
 * The executor process: drives engines for one worker and is the provider that they attach to. It lives as long as the
 * worker's lease is renewed: when the worker is gone or silent, it ends itself and every engine with it, at once.
 */
import pulumiProvider from '@pulumi/pulumi/provider/index.js';
import { cellAccess, munimProvider, verifyBank } from '@munim/tenant';
import { mkdir } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { createCellInHand } from './cell-in-hand.ts';
import { execute } from './execute.ts';
import { lastLine } from './last-line.ts';
import type { FromExecutor, Placed, PreviewOrder, ToExecutor } from './messages.ts';
import { carryOut } from './tasks.ts';
import { openEngine, preview } from './stack.ts';

/** We lead a process group of our own; the engines are in it. */
const endAll = (): void => void process.kill(-process.pid, 'SIGKILL');

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`the executor needs ${name}`);
  return value;
};

const silenceMaxMs = Number(setting('MUNIM_EXECUTOR_SILENCE_MAX_MS'));
let heardMs: number | undefined;
process.on('disconnect', endAll);
setInterval(() => {
  if (heardMs !== undefined && performance.now() - heardMs > silenceMaxMs) endAll();
}, silenceMaxMs / 10);

const send = (message: FromExecutor): void => void process.send?.(message);

const inHand = createCellInHand({ nowMs: Date.now });
const take = async ({ cell }: Placed) => inHand.take(await cellAccess(cell, process.env));
const directory = setting('MUNIM_EXECUTOR_DIRECTORY');
await mkdir(directory, { recursive: true, mode: 0o700 });
const engine = await openEngine({
  root: setting('MUNIM_PULUMI_ROOT'),
  version: process.env['MUNIM_PULUMI_VERSION'],
  backendUrl: setting('MUNIM_PULUMI_BACKEND_URL'),
  passphrase: setting('MUNIM_PULUMI_PASSPHRASE'),
  directory,
  providerPort: await serveProvider(),
});

process.on('message', (message: ToExecutor) => {
  if (message.kind === 'preview') void answerPreview(message);
  else if (message.kind === 'remove-passing') void answerRemoval(message.previewIds);
  else if (message.kind === 'inspect') void answerInspection(message);
  // A beat that was on its way when its run ended: nobody will follow it with another.
  else if (message.kind !== 'beat' || heardMs !== undefined) heardMs = performance.now();
  if (message.kind === 'task') void answerTask(message);
  if (message.kind === 'run') void answerRun(message);
});
send({ kind: 'ready' });
flushCompileCache();

async function answerRun(run: Extract<ToExecutor, { kind: 'run' }>): Promise<void> {
  const failure = await runOn(run);
  // Between runs nobody beats.
  heardMs = undefined;
  send({ kind: 'ended', failure });
}

async function answerTask(task: Extract<ToExecutor, { kind: 'task' }>): Promise<void> {
  try {
    send({ kind: 'task-done', result: await carryOut(task, { engine, cell: await take(task), nowMs: Date.now }) });
  } catch (error) {
    send({ kind: 'task-failed', reason: lastLine(error) });
  }
  heardMs = undefined;
}

async function runOn(run: Extract<ToExecutor, { kind: 'run' }>) {
  try {
    const cell = await take(run);
    return await execute({ engine, ...run, cell, report: (progress) => send({ kind: 'progress', progress }) });
  } catch (error) {
    return { step: 'prepare-stack', reason: lastLine(error) };
  }
}

async function answerRemoval(previewIds: readonly string[]): Promise<void> {
  const reason = await engine.removePassing(previewIds).then(
    () => null,
    (error: unknown) => lastLine(error),
  );
  send({ kind: 'passing-removed', reason });
}

async function answerPreview({ isNew, previewId, ...placed }: PreviewOrder): Promise<void> {
  try {
    await take(placed);
    const changes = isNew
      ? await engine.withPassingStack(previewId, placed.spec, preview)
      : await engine.withKnownStack(previewId, placed.spec, preview);
    send({ kind: 'previewed', changes });
  } catch (error) {
    send({ kind: 'not-previewed', reason: lastLine(error) });
  }
}

async function answerInspection(placed: Placed): Promise<void> {
  try {
    send({ kind: 'inspected', findings: await verifyBank(placed.spec, await take(placed)) });
  } catch (error) {
    send({ kind: 'not-inspected', reason: lastLine(error) });
  }
}

/* oxlint-disable no-console -- a provider prints its port, for the engine that started it: here the port is for us. */
async function serveProvider(): Promise<number> {
  let port = '';
  const print = console.log;
  console.log = (text: string) => void (port = text);
  try {
    await pulumiProvider.main(munimProvider(inHand.cell), []);
  } finally {
    console.log = print;
    // It looks for source maps in every stack, of which the engine's SDK writes one down for each resource.
    Reflect.deleteProperty(Error, 'prepareStackTrace');
  }
  return Number(port);
}
