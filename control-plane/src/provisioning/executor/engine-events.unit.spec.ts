import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import { describe, expect, test } from 'vitest';
import { errorOf, progressOf } from './engine-events.ts';

const urn = (type: string, name: string): string => `urn:pulumi:a-bank::munim-bank::${type}::${name}`;
const event = (of: object): EngineEvent => ({ sequence: 1, timestamp: 1, ...of });
const metadata = (type: string, name: string, op = 'create') => ({ metadata: { urn: urn(type, name), op } });

describe('engine events as steps', () => {
  test.each([
    ['resourcePreEvent', 'running'],
    ['resOutputsEvent', 'done'],
    ['resOpFailedEvent', 'failed'],
  ])("%s of a bank's resource is its step, %s", (kind, state) => {
    const seen = progressOf(event({ [kind]: metadata('munim:kafka:Topic', 'topic-accounts') }));
    expect(seen).toEqual({ kind: 'step', step: 'topic-accounts', state, detail: 'create' });
  });

  test.each(['pulumi:pulumi:Stack', 'pulumi:providers:munim'])("the engine's own %s is nobody's step", (type) => {
    expect(progressOf(event({ resOutputsEvent: metadata(type, 'default') }))).toBeUndefined();
  });

  test('an error names the resource and reads without markup; debugging is silent', () => {
    const diagnosticEvent = {
      severity: 'error',
      urn: urn('munim:s3:Bucket', 'archive-bucket'),
      message: '<{%fg 1%}>the store is away<{%reset%}>\n',
    };
    expect(errorOf(event({ diagnosticEvent }))).toEqual({ step: 'archive-bucket', reason: 'the store is away' });
    expect(progressOf(event({ diagnosticEvent }))).toEqual({ kind: 'message', text: 'the store is away' });
    expect(progressOf(event({ diagnosticEvent: { ...diagnosticEvent, severity: 'debug' } }))).toBeUndefined();
  });
});
