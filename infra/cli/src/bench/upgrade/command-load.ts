/** A light load of commands on each bank through the gateway, sent once each: whatever is not accepted counts as failed. */
import type { Platform } from '@munim/local';
import { createMunim, type Munim } from '@munim/sdk';
import { type DemoBank, onboardBank } from '../../demo/bank-access.ts';
import { type LoadFigures, startLoad } from '../steady-load.ts';

export interface LoadedBank extends DemoBank {
  readonly accountId: string;
}

export interface FleetFigures {
  readonly accepted: number;
  readonly failed: number;
  readonly slowestMs: number;
  /** The first few of each bank, to show. */
  readonly failures: readonly string[];
}

export interface FleetLoad {
  /** How many commands of this bank were accepted until now. */
  readonly acceptedBy: (id: string) => number;
  readonly stop: () => Promise<FleetFigures>;
}

/** Of each bank; a bank of the usual size sends a few commands a second. */
const perSecond = 5;

export async function onboardLoadedBank(platform: Platform, id: string): Promise<LoadedBank> {
  const bank = await onboardBank(platform, id, `Bank ${id}`, () => undefined);
  const { customerId } = await bank.client.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Jan Novák' });
  const { accountId } = await bank.client.accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' });
  return { ...bank, accountId };
}

export function loadFleet(platform: Platform, banks: readonly LoadedBank[]): FleetLoad {
  const acceptedBy = new Map<string, number>(banks.map(({ id }) => [id, 0]));
  const loads = banks.map((bank) => {
    const client = impatient(platform, bank);
    return startLoad(perSecond, async () => {
      await client.accounts.deposit(bank.accountId, { amount: '1', currency: 'CZK' });
      acceptedBy.set(bank.id, (acceptedBy.get(bank.id) ?? 0) + 1);
    });
  });
  return {
    acceptedBy: (id) => acceptedBy.get(id) ?? 0,
    stop: async () => {
      const figures = await Promise.all(loads.map((load) => load.stop()));
      const sum = (of: (one: LoadFigures) => number): number => figures.reduce((all, one) => all + of(one), 0);
      return {
        accepted: sum(({ requests, failed }) => requests - failed),
        failed: sum(({ failed }) => failed),
        slowestMs: Math.max(...figures.map(({ longestMs }) => longestMs)),
        failures: figures.flatMap(({ failures }) => failures),
      };
    },
  };
}

/** Without the SDK's retries: they would hide a command that failed. */
const impatient = ({ urls }: Platform, { credentials }: DemoBank): Munim =>
  createMunim({
    baseUrl: urls.gateway,
    auth: { tokenUrl: `${urls.issuer}/oauth/token`, ...credentials },
    retry: { attemptsMax: 1 },
  });
