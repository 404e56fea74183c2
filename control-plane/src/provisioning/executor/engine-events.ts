/** Turns the engine's events into the steps of our run. */
import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import type { Progress } from './messages.ts';

/** Undefined for what says nothing to people: the engine's own resources, its debugging. */
export function progressOf(event: EngineEvent): Progress | undefined {
  const { resourcePreEvent, resOutputsEvent, resOpFailedEvent, diagnosticEvent } = event;
  if (resourcePreEvent) return stepOf(resourcePreEvent.metadata, 'running');
  if (resOutputsEvent) return stepOf(resOutputsEvent.metadata, 'done');
  if (resOpFailedEvent) return stepOf(resOpFailedEvent.metadata, 'failed');
  if (diagnosticEvent?.severity === 'error') return { kind: 'message', text: plainText(diagnosticEvent.message) };
  return undefined;
}

/** What an engine's error is about: the name of the resource, when it names one of ours. */
export function errorOf({ diagnosticEvent }: EngineEvent): { step: string | undefined; reason: string } | undefined {
  if (diagnosticEvent?.severity !== 'error') return undefined;
  return { step: ourName(diagnosticEvent.urn ?? ''), reason: plainText(diagnosticEvent.message) };
}

type Metadata = NonNullable<EngineEvent['resourcePreEvent']>['metadata'];

function stepOf({ urn, op }: Metadata, state: 'running' | 'done' | 'failed'): Progress | undefined {
  const step = ourName(urn);
  return step === undefined ? undefined : { kind: 'step', step, state, detail: op };
}

/** urn:pulumi:<stack>::<project>::<type>::<name>; only `munim:` types are a bank's. */
export function ourName(urn: string): string | undefined {
  const [, , type, name] = urn.split('::');
  return type?.startsWith('munim:') ? name : undefined;
}

/** Without the engine's markup for colours. */
const plainText = (message: string): string => message.replaceAll(/<\{%.*?%\}>/g, '').trim();
