/** `cell register` and `cell move`: services that run elsewhere become a cell, or a cell has them at other addresses; nothing is started here. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { operatorOfThisMachine, type NewCell } from '../operator-client.ts';
import { print, printJson } from '../terminal.ts';

interface Registration {
  readonly region: string;
  readonly capacity: number;
  readonly tier: NewCell['tier'];
  readonly postgres: NewCell['postgres'];
  readonly kafka: readonly string[];
  readonly replicas: number;
  readonly objectStore: string;
  readonly objectStoreRegion: string;
  readonly reason: string;
  readonly json?: boolean;
}

export const register = (): Command =>
  new Command('register')
    .description('Register services that run elsewhere as a cell, once all three were seen to do')
    .argument('<name>', 'of the new cell; its credentials lie in the secrets directory, under cells/<name>/')
    .requiredOption('--region <region>', 'where it is')
    .requiredOption('--capacity <banks>', 'how many banks it has room for', wholeNumber)
    .addOption(
      new Option('--tier <tier>', 'shared by banks, or for one').choices(['pool', 'dedicated']).default('pool'),
    )
    .requiredOption('--postgres <host:port/database>', 'where its Postgres is', postgresOf)
    .requiredOption('--kafka <brokers>', 'host:port of each, separated by commas', (text: string) => text.split(','))
    .option('--replicas <copies>', "of each topic's partitions", wholeNumber, 3)
    .requiredOption('--object-store <url>', 'where its object store is')
    .option('--object-store-region <region>', 'as its S3 calls it', 'us-east-1')
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print the cell as JSON')
    .action(async (name: string, { kafka, replicas, objectStore, objectStoreRegion, ...said }: Registration) => {
      const { capacity, json, ...rest } = said;
      const cell = await operatorOfThisMachine().registerCell({
        ...rest,
        name,
        capacityBanks: capacity,
        kafka: { brokers: [...kafka], replicas },
        objectStore: { endpoint: objectStore, region: objectStoreRegion },
      });
      if (json) printJson(cell);
      else print(`${cell.name} is ${cell.state}, in region ${cell.region}, with room for ${cell.capacityBanks} banks.`);
    });

interface Move extends Pick<Registration, 'reason' | 'json'> {
  readonly postgres?: NewCell['postgres'];
  readonly kafka?: readonly string[];
  readonly replicas?: number;
  readonly objectStore?: string;
  readonly objectStoreRegion?: string;
}

/** What is not named stays where it is. */
export const move = (): Command =>
  new Command('move')
    .description("Say that a cell's services have other addresses now, with the same data; its banks' pods follow")
    .argument('<name>', 'of the cell')
    .option('--postgres <host:port/database>', 'where its Postgres is now', postgresOf)
    .option('--kafka <brokers>', 'host:port of each, separated by commas', (text: string) => text.split(','))
    .option('--replicas <copies>', "of each topic's partitions", wholeNumber)
    .option('--object-store <url>', 'where its object store is now')
    .option('--object-store-region <region>', 'as its S3 calls it')
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print the cell as JSON')
    .action(async (name: string, wanted: Move) => {
      const control = operatorOfThisMachine();
      const known = await control.cell(name);
      const cell = await control.moveCell(name, {
        postgres: wanted.postgres ?? known.postgres,
        kafka: {
          brokers: [...(wanted.kafka ?? known.kafka.brokers)],
          replicas: wanted.replicas ?? known.kafka.replicas,
        },
        objectStore: {
          endpoint: wanted.objectStore ?? known.objectStore.endpoint,
          region: wanted.objectStoreRegion ?? known.objectStore.region,
        },
        reason: wanted.reason,
      });
      if (wanted.json) printJson(cell);
      else {
        const { postgres, kafka, objectStore } = cell;
        const at = `${postgres.host}:${postgres.port}/${postgres.database}, ${kafka.brokers.join(',')}, ${objectStore.endpoint}`;
        print(`${cell.name} is at ${at}.`);
      }
    });

function postgresOf(text: string): NewCell['postgres'] {
  const [, host, port, database] = /^(.+):(\d{1,5})\/(\w+)$/.exec(text) ?? [];
  if (host === undefined || database === undefined) throw new InvalidArgumentError('like db.example:5432/munim');
  return { host, port: Number(port), database };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}
