/** The life of a service that runs in a container of the compose file. */
import { findContainerEngine } from './container-engine.ts';
import type { ServiceContext, ServiceName } from './component.ts';
import { choosePorts } from './free-port.ts';
import type { Ports } from './native-service.ts';
import type { ComponentRecord } from './state-directory.ts';

export interface ContainerService {
  readonly version: string;
  readonly ports: Ports;
  /** Settings of the compose file. */
  readonly env: (ports: Ports) => NodeJS.ProcessEnv;
  readonly address: (ports: Ports) => string;
  readonly secrets?: Readonly<Record<string, string>>;
}

export async function startInContainer(
  context: ServiceContext,
  name: ServiceName,
  service: ContainerService,
): Promise<ComponentRecord> {
  const { engine, state, profile, progress } = context;
  if (engine === undefined) throw new Error(`${name}: no container engine`);
  const known = state.read(name);
  // A container of ours may hold the remembered ports already: they are kept without asking whether they are free.
  const kept: Ports = known?.source === 'container' ? known.ports : {};
  const others = Object.entries(service.ports).filter(([port]) => kept[port] === undefined);
  const preferred = others.map(([port, wellKnown]): [string, number | undefined] => [
    port,
    context.ports[port] ?? (profile === 'default' ? wellKnown : undefined),
  ]);
  const ports: Ports = {
    ...kept,
    ...(await choosePorts(context.cache.directory, state.path, Object.fromEntries(preferred))),
  };
  const address = service.address(ports);
  progress({ component: name, phase: 'start', message: `starting its container on ${address}` });
  const record: ComponentRecord = {
    name,
    version: service.version,
    source: 'container',
    address,
    ports,
    ...(service.secrets === undefined ? {} : { secrets: service.secrets }),
  };
  state.write(record);
  await engine.up(name, state, service.env(ports));
  progress({ component: name, phase: 'ready', message: `${address} (container)` });
  return record;
}

export async function stopContainer(
  name: ServiceName,
  context: Pick<ServiceContext, 'state' | 'env' | 'progress'>,
): Promise<void> {
  if (context.state.read(name)?.source !== 'container') return;
  const engine = await findContainerEngine(context.env);
  if (engine === undefined) return;
  await engine.stop(name, context.state);
  context.progress({ component: name, phase: 'stop', message: 'container stopped' });
}
