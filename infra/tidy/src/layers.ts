/**
 * Who may import whom, in one table: `kernel ← platform ← contexts ← services`, `kernel ← infra/tenant ← control-plane`,
 * and an SDK that knows only the published contract.
 */
import { isTestCode } from './kinds.ts';

export interface Layer {
  readonly name: string;
  /** `*` is one folder: each of them is a package of its own. */
  readonly folder: string;
  /** `layer` opens every door of it, `layer/door` only that one (`platform/http` is `@munim/platform/http`). */
  readonly imports: readonly string[];
  /** Besides, in specs, examples and testing folders. */
  readonly testImports?: readonly string[];
  /** The modules of npm and Node that it may use; left out, any. Test code may use any. */
  readonly npm?: readonly string[];
  readonly node?: readonly string[];
  readonly reason: string;
}

/** Starting real services for a test reverses no dependency of the product. */
const testServices = ['local', 'tenant-schema', 'platform/testing'];

export const layers: readonly Layer[] = [
  {
    name: 'kernel',
    folder: 'data-plane/kernel/',
    imports: [],
    npm: [],
    node: ['node:assert', 'node:buffer', 'node:crypto', 'node:util'],
    reason: 'the language of the bank is pure: it knows no layer, no library and no I/O',
  },
  {
    name: 'tenant-schema',
    folder: 'data-plane/tenant-schema/',
    imports: [],
    testImports: testServices,
    reason: 'migrations are SQL and the loop that applies them: old ones must not change when code does',
  },
  {
    name: 'platform',
    folder: 'data-plane/platform/',
    imports: ['kernel'],
    testImports: testServices,
    reason: 'I/O serves every business and knows none',
  },
  {
    name: 'context',
    folder: 'data-plane/contexts/*/',
    imports: ['kernel', 'platform', 'context/events', 'context/commands'],
    testImports: [...testServices, 'context'],
    reason:
      'a business meets another only through its published events and commands, so that each may change its inside',
  },
  {
    name: 'context-registry',
    folder: 'data-plane/contexts/registry/',
    imports: ['kernel', 'platform', 'context'],
    testImports: testServices,
    reason: 'it lists the businesses that a bank may have, and is the only place that names them all',
  },
  {
    name: 'service',
    folder: 'data-plane/services/*/',
    imports: ['kernel', 'platform', 'context', 'context-registry', 'tenant-schema'],
    testImports: [...testServices, 'service'],
    reason: 'a process wires parts together; another process is reached over the network',
  },
  {
    name: 'tenant',
    folder: 'infra/tenant/',
    imports: ['kernel', 'tenant-schema'],
    testImports: [...testServices, 'platform'],
    reason: 'what is provisioned follows the names in the kernel and the migrations, nothing that serves requests',
  },
  {
    name: 'control-plane',
    folder: 'control-plane/',
    imports: [
      'kernel',
      'tenant',
      // How any process of ours answers HTTP, starts, stops and reports: the same on both planes.
      'platform/http',
      'platform/service',
      'platform/telemetry',
      // How the registry is announced to the pods and read back.
      'platform/broker',
      'platform/tenancy',
      // How the audit log is sealed: in the format of the banks' archives, from a table of its own.
      'platform/archive',
    ],
    testImports: [...testServices, 'platform'],
    reason:
      "the control plane never touches a bank's books: of the platform it takes process plumbing and the registry",
  },
  {
    name: 'console',
    folder: 'control-plane/console/',
    imports: ['sdk/control-plane'],
    // A real identity provider, to sign in with in a real browser.
    testImports: [...testServices, 'control-plane/sign-in/testing'],
    node: [],
    reason: 'the console is a client of the API like any other',
  },
  {
    name: 'sdk',
    folder: 'sdk/',
    imports: [],
    node: [],
    reason: 'a bank installs it without our code, in any JavaScript runtime: it reads only openapi/',
  },
  {
    name: 'local',
    folder: 'infra/local/',
    imports: [],
    testImports: [],
    reason: 'it starts services made by others, and knows nothing of ours',
  },
  {
    name: 'clearing-simulator',
    folder: 'infra/clearing-simulator/',
    imports: ['kernel', 'platform/http', 'platform/service', 'platform/telemetry'],
    reason: "it plays another bank's clearing house: it may speak HTTP as we do, and know none of our books",
  },
  {
    name: 'cli',
    folder: 'infra/cli/',
    imports: [
      'kernel',
      'platform',
      'context',
      'context-registry',
      'tenant-schema',
      'tenant',
      'control-plane',
      'local',
      'sdk',
    ],
    // The verbs that the console shows, to see that each of them is one.
    testImports: ['console/verbs'],
    reason: 'the verbs stand on top of everything; nothing imports them, and processes are started, not imported',
  },
  {
    name: 'tooling',
    folder: 'infra/tooling/',
    imports: ['kernel', 'platform', 'context', 'context-registry', 'service', 'control-plane'],
    reason: 'it writes the contract from the code, and so reads every part that answers HTTP',
  },
  {
    name: 'tidy',
    folder: 'infra/tidy/',
    imports: [],
    reason: 'the judge shares no code with what it judges',
  },
];

/** The layer of a file: the one with the longest folder that holds it. */
export function layerOf(path: string): Layer | undefined {
  return layers
    .filter((layer) => folderPattern(layer.folder).test(path))
    .sort((one, other) => other.folder.length - one.folder.length)[0];
}

export function mayImport(layer: Layer, path: string, target: string, door: string): boolean {
  const allowed = isTestCode(path) ? [...layer.imports, ...(layer.testImports ?? [])] : layer.imports;
  return allowed.includes(target) || allowed.includes(`${target}/${door}`);
}

function folderPattern(folder: string): RegExp {
  return new RegExp(`^${folder.replace('*', '[^/]+')}`);
}
