/** Whatever an operator may do by the API can be done by a verb, or it says here why not. */
import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program } from './program.ts';

const verbOf: Readonly<Record<string, string>> = {
  createTenant: 'bank onboard',
  previewTenant: 'bank onboard',
  getPreview: 'bank onboard',
  listTenants: 'bank list',
  getTenant: 'bank show',
  listPlans: 'bank plans',
  suspendTenant: 'bank suspend',
  resumeTenant: 'bank resume',
  changeTenantPlan: 'bank change',
  changeTenantQuotas: 'bank change',
  changeTenantContacts: 'bank change',
  changeTenantContexts: 'bank change',
  previewTenantContexts: 'bank change',
  rotateTenantLogin: 'bank rotate-login',
  checkDrift: 'bank drift',
  getDrift: 'bank drift',
  repairTenant: 'bank repair',
  previewTenantRepair: 'bank repair',
  provisionTenant: 'bank provision',
  getUsage: 'bank usage',
  getUsageStatement: 'bank usage',
  offboardTenant: 'bank offboard',
  getOffboarding: 'bank offboarding',
  confirmHandover: 'bank handover',
  recallOffboarding: 'bank recall',
  listRuns: 'run list',
  getRun: 'run show',
  watchRun: 'run watch',
  createClient: 'client create',
  listClients: 'client list',
  rotateClientSecret: 'client rotate',
  changeClientKeys: 'client keys',
  revokeClient: 'client revoke',
  rotateSigningKey: 'keys rotate',
  listSigningKeys: 'keys list',
  revokeSigningKey: 'keys revoke',
  placeHold: 'hold place',
  liftHold: 'hold lift',
  listHolds: 'hold list',
  listAudit: 'audit',
  exportAudit: 'audit export',
  getAuditCheckpoint: 'audit checkpoint',
  proveAuditEntry: 'audit prove',
  getFleet: 'fleet show',
  previewUpgrade: 'fleet upgrade start',
  startUpgrade: 'fleet upgrade start',
  listUpgrades: 'fleet upgrade list',
  getUpgrade: 'fleet upgrade show',
  pauseUpgrade: 'fleet upgrade pause',
  resumeUpgrade: 'fleet upgrade resume',
  abortUpgrade: 'fleet upgrade abort',
  retryUpgradeBank: 'fleet upgrade retry',
  registerCell: 'cell register',
  listCells: 'cell list',
  getCell: 'cell show',
  changeCell: 'cell change',
  moveCell: 'cell move',
  listOperators: 'operator list',
  getCurrentOperator: 'operator whoami',
  createOperator: 'operator invite',
  changeOperatorRole: 'operator role',
  issueOperatorToken: 'operator token',
  confirmOperator: 'operator confirm',
  disableOperator: 'operator disable',
  disableOwner: 'operator disable-owner',
  listSessions: 'operator sessions',
  revokeOperatorSession: 'operator sign-out',
  revokeOperatorSessions: 'operator sign-out',
  listApprovals: 'approval list',
  getApproval: 'approval show',
  approveRequest: 'approval approve',
  rejectRequest: 'approval reject',
  withdrawRequest: 'approval withdraw',
  askForSupport: 'support ask',
  listSupportGrants: 'support list',
  createSupportToken: 'support open',
  endSupportGrant: 'support end',
  openBreakGlass: 'support break-glass',
};

const ofABrowser = 'a browser’s own session, which a command line has none of';
const ofTheBank = 'the bank calls it, with its own access token: `bank.support` of the SDK';
const noVerb: Readonly<Record<string, string>> = {
  createSession: ofABrowser,
  getSession: ofABrowser,
  revokeSession: ofABrowser,
  listSupportAccess: ofTheBank,
  getSupportAccess: ofTheBank,
  listOwnClients: ofTheBank,
  approveSupportAccess: ofTheBank,
  refuseSupportAccess: ofTheBank,
  revokeSupportAccess: ofTheBank,
};

const contract = join(import.meta.dirname, '../../../openapi/control-plane.json');
const { paths } = JSON.parse(readFileSync(contract, 'utf8')) as {
  paths: Record<string, Record<string, { operationId: string }>>;
};
const operations = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));

/** All words that do something. */
const actionsOf = (command: Command, path: readonly string[] = []): string[] => {
  const own = [...path, command.name()];
  // Commander keeps no other sign of what was given an action.
  const acts = (command as unknown as { _actionHandler: unknown })._actionHandler != null;
  return [...(acts ? [own.join(' ')] : []), ...command.commands.flatMap((inner) => actionsOf(inner, own))];
};

test('every operation has a verb, or a reason why it has none', () => {
  expect(Object.keys({ ...verbOf, ...noVerb }).toSorted()).toEqual(operations.toSorted());
  expect(Object.keys(verbOf).filter((operation) => operation in noVerb)).toEqual([]);
});

test('every verb that is named is there', async () => {
  const actions = (await program([])).commands.flatMap((command) => actionsOf(command));
  expect([...new Set(Object.values(verbOf))].filter((verb) => !actions.includes(verb))).toEqual([]);
  expect(actions).not.toContain('bank');
});

test.each(['bank certificate', 'audit export', 'audit checkpoint', 'audit prove', 'run list', 'client keys'])(
  '%s reports as JSON when asked',
  async (verb) => {
    const [first = '', second = ''] = verb.split(' ');
    const [command] = (await program([first])).commands;
    const inner = command?.commands.find((one) => one.name() === second);
    expect(inner?.options.map(({ long }) => long)).toContain('--json');
  },
);
