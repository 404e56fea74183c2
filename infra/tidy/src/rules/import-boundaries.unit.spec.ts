import { describe, expect, test } from 'vitest';
import { layers } from '../layers.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { importBoundaries } from './import-boundaries.ts';

const oneDoor = { '.': './src/index.ts' };
const contextDoors = {
  ...oneDoor,
  './events': './src/public/events.ts',
  './commands': './src/public/commands.ts',
};

const tree: Record<string, string> = {
  ...workspacePackage('data-plane/kernel', '@munim/kernel', {
    ...oneDoor,
    './testing': './src/testing/index.ts',
  }),
  'data-plane/kernel/src/testing/index.ts': '',
  ...workspacePackage('data-plane/platform', '@munim/platform', { './*': './src/*/index.ts' }),
  ...Object.fromEntries(
    ['log', 'http', 'broker', 'testing'].map((each) => [`data-plane/platform/src/${each}/index.ts`, '']),
  ),
  ...workspacePackage('data-plane/contexts/accounts', '@munim/accounts', contextDoors),
  ...workspacePackage('data-plane/contexts/customers', '@munim/customers', contextDoors),
  'data-plane/contexts/customers/src/public/events.ts': '',
  'data-plane/contexts/customers/src/public/commands.ts': '',
  ...workspacePackage('data-plane/services/command', '@munim/command', oneDoor),
  ...workspacePackage('data-plane/services/relay', '@munim/relay', oneDoor),
  ...workspacePackage('data-plane/tenant-schema', '@munim/tenant-schema', oneDoor),
  ...workspacePackage('infra/tenant', '@munim/tenant', oneDoor),
  ...workspacePackage('control-plane', '@munim/control-plane', oneDoor),
  ...workspacePackage('sdk', '@munim/sdk', oneDoor),
};

function workspacePackage(folder: string, name: string, doors: Record<string, string>): Record<string, string> {
  return {
    [`${folder}/package.json`]: JSON.stringify({ name, exports: doors }),
    [`${folder}/src/index.ts`]: '',
  };
}

function objections(path: string, specifier: string, code = `import { x } from '${specifier}';`): string[] {
  return findingsOf(importBoundaries, { ...tree, [path]: code });
}

describe('imports that reverse an arrow', () => {
  test.each([
    ['data-plane/kernel/src/money.ts', '@munim/platform/log'],
    ['data-plane/kernel/src/money.ts', 'zod'],
    ['data-plane/kernel/src/money.ts', 'node:fs'],
    ['data-plane/kernel/src/money.ts', 'node:fs/promises'],
    ['data-plane/platform/src/log/log.ts', '@munim/accounts'],
    ['data-plane/platform/src/log/log.ts', '@munim/accounts/events'],
    ['data-plane/platform/src/log/log.ts', '@munim/tenant-schema'],
    ['data-plane/contexts/accounts/src/index.ts', '@munim/customers'],
    ['data-plane/contexts/accounts/src/index.ts', '@munim/command'],
    ['data-plane/services/command/src/main.ts', '@munim/relay'],
    ['data-plane/services/command/src/main.ts', '@munim/control-plane'],
    ['infra/tenant/src/index.ts', '@munim/platform/broker'],
    ['infra/tenant/src/index.ts', '@munim/control-plane'],
    ['control-plane/src/tenants/tenant.ts', '@munim/accounts/events'],
    ['control-plane/src/tenants/tenant.ts', '@munim/platform/log'],
    ['sdk/src/index.ts', '@munim/kernel'],
    ['sdk/src/index.ts', 'node:fs'],
    ['infra/tidy/src/main.ts', '@munim/kernel'],
  ])('%s ← %s is found', (path, specifier) => {
    expect(objections(path, specifier)).toHaveLength(1);
  });
});

describe('imports that go with the arrows', () => {
  test.each([
    ['data-plane/kernel/src/money.ts', './json.ts'],
    ['data-plane/kernel/src/money.ts', 'node:crypto'],
    ['data-plane/kernel/src/money.unit.spec.ts', 'fast-check'],
    ['data-plane/kernel/src/testing/given.ts', 'vitest'],
    ['data-plane/platform/src/log/log.ts', '@munim/kernel'],
    ['data-plane/platform/src/log/log.ts', 'postgres'],
    ['data-plane/platform/src/log/log.int.spec.ts', '@munim/tenant-schema'],
    ['data-plane/contexts/accounts/src/index.ts', '@munim/platform/http'],
    ['data-plane/contexts/accounts/src/index.ts', '@munim/customers/events'],
    ['data-plane/contexts/accounts/src/index.ts', '@munim/customers/commands'],
    ['data-plane/contexts/accounts/src/account/decide.unit.spec.ts', '@munim/kernel/testing'],
    ['data-plane/services/command/src/main.ts', '@munim/accounts'],
    ['infra/tenant/src/index.ts', '@munim/tenant-schema'],
    ['control-plane/src/provisioning/run.ts', '@munim/tenant'],
    ['control-plane/src/http/app.ts', '@munim/platform/http'],
    ['sdk/src/index.ts', 'openapi-fetch'],
    ['sdk/src/index.ts', '../../openapi/data-plane.json'],
  ])('%s ← %s passes', (path, specifier) => {
    expect(objections(path, specifier)).toEqual([]);
  });
});

describe('doors', () => {
  test.each([
    ['a file inside another package', '@munim/platform/log/transaction.ts'],
    ['the source folder of another package', '@munim/kernel/src/money.ts'],
    ['a relative path into another package', '../../../../platform/src/log/log.ts'],
    ['a folder that does not exist', '@munim/platform/kafka'],
    ['a package that does not exist', '@munim/ledger'],
    ['a testing door, from a process', '@munim/platform/testing'],
  ])('%s is no door', (_what, specifier) => {
    expect(objections('data-plane/contexts/accounts/src/account/decide.ts', specifier)).toHaveLength(1);
  });

  test.each([
    "export * from '@munim/platform/log';",
    "export { x } from '@munim/platform/log';",
    "const x = await import('@munim/platform/log');",
    "import type { X } from '@munim/platform/log';",
    "type X = import('@munim/platform/log').X;",
    "import '@munim/platform/log';",
  ])('%s is an import', (code) => {
    expect(objections('data-plane/kernel/src/money.ts', '', code)).toHaveLength(1);
  });

  test('a folder without a layer may import no package of ours', () => {
    expect(objections('infra/novelty/main.ts', '@munim/kernel')[0]).toContain('no layer');
  });
});

test('the table names only layers that it has', () => {
  const names = new Set(layers.map((layer) => layer.name));
  const named = layers.flatMap((layer) => [...layer.imports, ...(layer.testImports ?? [])]);
  expect(named.filter((each) => !names.has(each.split('/')[0] ?? ''))).toEqual([]);
});
