/** Every address of the console and every part of a bank: the router has a page for each, and a spec visits each. */

export const pagePaths = [
  '/sign-in',
  '/',
  '/banks',
  '/banks/new',
  '/banks/$tenantId',
  '/cells',
  '/cells/new',
  '/cells/$cellName',
  '/runs',
  '/runs/$runId',
  '/upgrades',
  '/upgrades/new',
  '/upgrades/$upgradeId',
  '/approvals',
  '/approvals/$approvalId',
  '/support',
  '/operators',
  '/audit',

  '/signing-keys',
  '/settings',
] as const;
export type PagePath = (typeof pagePaths)[number];

export const bankTabs = ['resources', 'agreement', 'usage', 'drift', 'clients', 'leaving', 'audit'] as const;
export type BankTab = (typeof bankTabs)[number];
