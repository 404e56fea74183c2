/** What is said about a cell that is wanted, as typed, and the request and the command that come of it. */
import { munim } from '../actions/commands.ts';
import type { NewCell } from '../api/client.ts';

export interface WantedCell {
  readonly name: string;
  readonly region: string;
  readonly tier: 'pool' | 'dedicated';
  readonly capacityBanks: string;
  readonly postgresHost: string;
  readonly postgresPort: string;
  readonly postgresDatabase: string;
  /** Separated by commas. */
  readonly brokers: string;
  readonly replicas: string;
  readonly endpoint: string;
  readonly storeRegion: string;
  readonly reason: string;
}

export const nothingSaid: WantedCell = {
  name: '',
  region: '',
  tier: 'pool',
  capacityBanks: '20',
  postgresHost: '',
  postgresPort: '5432',
  postgresDatabase: 'munim_cell',
  brokers: '',
  replicas: '3',
  endpoint: '',
  storeRegion: 'us-east-1',
  reason: '',
};

const isWhole = (text: string): boolean => /^\d{1,5}$/.test(text.trim());

/** Undefined while something of it is missing or no number. */
export function bodyOf(said: WantedCell): NewCell | undefined {
  const numbers = [said.capacityBanks, said.postgresPort, said.replicas];
  const texts = [said.name, said.region, said.postgresHost, said.postgresDatabase, said.brokers, said.endpoint];
  if (!numbers.every(isWhole) || [...texts, said.storeRegion, said.reason].some((text) => text.trim() === ''))
    return undefined;
  return {
    name: said.name.trim(),
    region: said.region.trim(),
    tier: said.tier,
    capacityBanks: Number(said.capacityBanks),
    postgres: {
      host: said.postgresHost.trim(),
      port: Number(said.postgresPort),
      database: said.postgresDatabase.trim(),
    },
    kafka: {
      brokers: said.brokers
        .split(',')
        .map((broker) => broker.trim())
        .filter((broker) => broker !== ''),
      replicas: Number(said.replicas),
    },
    objectStore: { endpoint: said.endpoint.trim(), region: said.storeRegion.trim() },
    reason: said.reason.trim(),
  };
}

export const commandOf = ({
  name,
  region,
  tier,
  capacityBanks,
  postgres,
  kafka,
  objectStore,
  reason,
}: NewCell): string =>
  munim('cell register', [name], {
    '--region': region,
    '--capacity': String(capacityBanks),
    '--tier': tier,
    '--postgres': `${postgres.host}:${postgres.port}/${postgres.database}`,
    '--kafka': kafka.brokers.join(','),
    '--replicas': String(kafka.replicas),
    '--object-store': objectStore.endpoint,
    '--object-store-region': objectStore.region,
    '--reason': reason,
  });
