/** One address of each page of the console and of each part of a bank, for the specs that look at all of them. */
import { bankTabs, type PagePath, pagePaths } from '../../src/addresses.ts';
import type { Looked } from './offered.ts';

/** What the pages of single things are of. */
interface Things {
  readonly bank: { readonly id: string; readonly name: string };
  readonly run: { readonly id: string; readonly heading: string };
  readonly approvalId: string;
  readonly upgrade: { readonly id: string; readonly heading: string };
}

/** Undefined for a page that is looked at elsewhere. */
const addresses = ({ bank, run, approvalId, upgrade }: Things): Record<PagePath, Looked | undefined> => ({
  // Whoever is signed in has no business there; the spec of the pages signs out for it.
  '/sign-in': undefined,
  '/': ['', 'Fleet'],
  '/banks': ['/banks', 'Banks'],
  '/banks/new': ['/banks/new', 'Onboard a bank'],
  '/banks/$tenantId': [`/banks/${bank.id}`, bank.name],
  '/cells': ['/cells', 'Cells'],
  '/cells/new': ['/cells/new', 'Register a cell'],
  '/cells/$cellName': ['/cells/local', 'Cell local'],
  '/runs': ['/runs', 'Runs'],
  '/runs/$runId': [`/runs/${run.id}`, run.heading],
  '/upgrades': ['/upgrades', 'Upgrades'],
  '/upgrades/new': ['/upgrades/new', 'Upgrade the fleet'],
  '/upgrades/$upgradeId': [`/upgrades/${upgrade.id}`, upgrade.heading],
  '/approvals': ['/approvals', 'Approvals'],
  '/approvals/$approvalId': [`/approvals/${approvalId}`, `Approval ${approvalId}`],
  '/support': ['/support', 'Support'],
  '/operators': ['/operators', 'Operators'],
  '/audit': ['/audit', 'Audit'],
  '/signing-keys': ['/signing-keys', 'Signing keys'],
  '/settings': ['/settings', 'Settings'],
});

export function visits(things: Things): readonly Looked[] {
  const of = addresses(things);
  const { id, name } = things.bank;
  return [
    ...pagePaths.map((path) => of[path]).filter((one) => one !== undefined),
    ...bankTabs.map((tab): Looked => [`/banks/${id}?tab=${tab}`, name]),
  ];
}
