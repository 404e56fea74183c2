/** Role × action by the console: four people in four browsers look at every page, and each can press what their role allows, and nothing else. */
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closePages, sharedBrowser } from './testing/browser.ts';
import { type Console, openConsole } from './testing/console.ts';
import { type ControlPlane, controlPlaneOf } from './testing/control-plane.ts';
import { type Looked, offeredOn } from './testing/offered.ts';
import { changeOperations, notOnAPage } from './testing/operations.ts';
import { settled } from './testing/settled.ts';
import { haltedUpgrade, runningUpgrade } from './testing/upgrades.examples.ts';
import { visits } from './testing/visits.ts';

type Schemas = components['schemas'];
type Role = Schemas['Operator']['role'];
const roles = ['owner', 'operator', 'support', 'auditor'] as const satisfies readonly Role[];

const { urls, operatorTokenFile } = inject('platform');
const suffix = randomBytes(4).toString('hex');
const id = `roles-${suffix}`;
const name = `Bank roles ${suffix}`;
/** A key that was just made signs half a minute later; until then nobody can rotate. */
const keyMsMax = 60_000;

/** Where a role allows what its person cannot press here, with the reason. */
const notHere: Readonly<Record<string, string>> = {
  'owner issueOperatorToken': "it is the installation's own operator, whose token is in a file",
  'support withdrawRequest': 'this role asks for nothing that waits',
  'auditor withdrawRequest': 'this role asks for nothing that waits',
};

let browser: Browser;
let api: ControlPlane;
/** Whose API calls are whose. */
const of = new Map<Role, ControlPlane>();
const consoles = new Map<Role, Console>();
let wholeConsole: readonly Looked[];
/** Of each role and operation that a page offered: whether it could be pressed anywhere. */
const pressable = new Map<Role, Map<string, boolean>>(roles.map((role) => [role, new Map<string, boolean>()]));

async function look(paths: readonly Looked[]): Promise<void> {
  await Promise.all(
    [...consoles].map(async ([role, who]) => {
      const known = pressable.get(role);
      for (const [operation, enabled] of await offeredOn(who, paths))
        known?.set(operation, enabled || (known.get(operation) ?? false));
    }),
  );
}

/** What the pages know from before is not what they are looked at for. */
async function lookAnew(paths: readonly Looked[]): Promise<void> {
  await Promise.all([...consoles.values()].map(({ page }) => page.reload()));
  await look(paths);
}

beforeAll(async () => {
  const token = (await readFile(operatorTokenFile, 'utf8')).trim();
  api = controlPlaneOf(urls.controlPlane, token);
  const ready = api.onboard(id, name);
  browser = await sharedBrowser();
  of.set('owner', api);
  const tokens = new Map<Role, string>([['owner', token]]);
  // No second owner: another one would have to allow whatever other specs invite.
  for (const role of roles.filter((one) => one !== 'owner')) {
    const person = await api.invite(`The ${role} ${suffix}`, role);
    of.set(role, controlPlaneOf(urls.controlPlane, person.token));
    tokens.set(role, person.token);
  }
  const opened = await Promise.all(
    [...tokens].map(async ([role, one]) => [role, await openConsole(browser, urls.console, one)] as const),
  );
  for (const [role, one] of opened) consoles.set(role, one);
  await ready;
  // Before the holds, of which a run comes that makes locks longer.
  const { data } = await api.get<{ data: Schemas['Run'][] }>(`/v1/runs?tenantId=${id}&limit=1`);
  await api.post(`/v1/tenants/${id}/clients`, { name: 'core', scopes: ['accounts:read'] });
  // Two that ask the bank, and two that ask each other.
  for (const role of ['operator', 'support'] as const)
    await as(role).post(`/v1/tenants/${id}/support-grants`, { reason: 'case 4711', scopes: ['accounts:read'] });
  const lifts: Schemas['Approval'][] = [];
  for (const role of ['owner', 'operator'] as const) {
    const hold = await as(role).post<Schemas['LegalHold']>(`/v1/tenants/${id}/holds`, { reason: `of the ${role}` });
    lifts.push(await as(role).post(`/v1/tenants/${id}/holds/${hold.id}/lift`, { reason: 'closed' }));
  }
  await api.post(`/v1/tenants/${id}/holds`, { reason: 'nobody has asked to lift it' });
  await Promise.all([...consoles.values()].map(withDriftAndUpgrades));
  wholeConsole = visits({
    bank: { id, name },
    run: { id: data[0]?.id ?? '', heading: `Provisioning of ${id}` },
    approvalId: lifts[0]?.id ?? '',
    upgrade: { id: runningUpgrade.id, heading: `Upgrade to ${runningUpgrade.release}` },
  });
});
afterAll(() => closePages(browser));

function as(role: Role): ControlPlane {
  const found = of.get(role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}

function consoleOf(role: Role): Console {
  const found = consoles.get(role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}

async function signingKeyIsSettled(): Promise<void> {
  const states = async () =>
    (await api.get<{ data: Schemas['SigningKey'][] }>('/v1/signing-keys')).data.map(({ state }) => state);
  await expect.poll(states, { timeout: keyMsMax, interval: 1_000 }).not.toContain('published');
}

/** Their buttons are what is looked at; how they come to be has specs of its own: a drift by hand, another release. */
async function withDriftAndUpgrades({ page }: Console): Promise<void> {
  const difference: Schemas['DriftDifference'] = {
    resource: { type: 'kafka-topic', name: `${id}.accounts` },
    property: 'retention.ms',
    expected: '-1',
    actual: '1000',
    severity: 'alarm',
    advice: null,
    since: '2026-03-01T00:00:00.000Z',
  };
  const drift: Schemas['Drift'] = { tenantId: id, checkedAt: difference.since, differences: [difference] };
  await page.route(`**/v1/tenants/${id}/drift`, (route) => route.fulfill({ json: drift }));
  for (const upgrade of [runningUpgrade, haltedUpgrade])
    await page.route(`**/v1/upgrades/${upgrade.id}`, (route) => route.fulfill({ json: upgrade }));
}

test('all pages, while the bank serves', async () => {
  await signingKeyIsSettled();
  await look([...wholeConsole, [`/upgrades/${haltedUpgrade.id}`, `Upgrade to ${haltedUpgrade.release}`]]);
  expect(pressable.get('owner')?.get('suspendTenant')).toBe(true);
}, 300_000);

test('an owner asks another to look into a bank without its word, by typing its name, and takes it back', async () => {
  const owner = consoleOf('owner');
  await owner.go('/support', 'Support');
  const { page } = owner;
  await page.getByRole('textbox', { name: 'Bank' }).fill(id);
  await page.getByLabel('log:read').check();
  await owner.press('Break the glass');
  await owner.confirm('Ask for it', { Reason: 'nobody answers there', 'to confirm': name });
  await owner.go('/approvals', 'Approvals');
  await page
    .getByRole('article')
    .filter({ hasText: 'nobody answers there' })
    .getByRole('button', { name: 'Withdraw' })
    .click();
  await owner.confirm('Withdraw', { Reason: 'they called back' });
  const { data } = await api.get<{ data: Schemas['Approval'][] }>(`/v1/approvals?state=decided&limit=200`);
  const ours = data.find(({ target }) => target.startsWith(`tenant/${id}/break-glass`));
  expect(ours).toMatchObject({ operation: 'openBreakGlass', state: 'withdrawn' });
});

test('the pages of a bank that is suspended, and of one that leaves', async () => {
  const leaving: Looked = [`/banks/${id}?tab=leaving`, name];
  await api.post(`/v1/tenants/${id}/suspend`, { reason: 'it closes' });
  await lookAnew([leaving]);
  const open = async () =>
    (await api.get<{ data: Schemas['LegalHold'][] }>(`/v1/tenants/${id}/holds`)).data.filter((one) => !one.liftedAt);
  const { data } = await api.get<{ data: Schemas['Approval'][] }>(`/v1/approvals?state=pending&limit=200`);
  const ours = data.filter(({ target }) => target.startsWith(`tenant/${id}/`));
  for (const { id: approval, requestedBy } of ours)
    await as(requestedBy === 'bootstrap' ? 'operator' : 'owner').post(`/v1/approvals/${approval}/approve`, {
      reason: 'seen the letter',
    });
  for (const hold of await open()) {
    const lift = await api.post<Schemas['Approval']>(`/v1/tenants/${id}/holds/${hold.id}/lift`, { reason: 'closed' });
    await as('operator').post(`/v1/approvals/${lift.id}/approve`, { reason: 'seen the letter' });
  }
  const offboard = await api.post<Schemas['Approval']>(`/v1/tenants/${id}/offboard`, { reason: 'it closes' });
  await lookAnew([['/approvals', 'Approvals']]);
  await as('operator').post(`/v1/approvals/${offboard.id}/approve`, { reason: 'the board has decided so' });
  await lookAnew([leaving]);
  expect(pressable.get('owner')?.get('confirmHandover')).toBe(true);
}, 300_000);

test('what could be pressed is what the role allows, in every cell', async () => {
  const cells: Record<string, readonly [pressable: boolean, allowed: boolean]> = {};
  const offered = new Set([...pressable.values()].flatMap((known) => [...known.keys()]));
  for (const role of roles) {
    const { operations } = await as(role).get<Schemas['CurrentOperator']>('/v1/operators/current');
    for (const operation of offered) {
      const cell = `${role} ${operation}`;
      const could = pressable.get(role)?.get(operation) ?? false;
      if (!(cell in notHere)) cells[cell] = [could, operations.includes(operation)];
      else expect([cell, could, operations.includes(operation)]).toEqual([cell, false, true]);
    }
  }
  process.stdout.write(
    `role × action by the console: ${Object.keys(cells).length} cells, ${Object.keys(notHere).length} named exceptions\n`,
  );
  expect(Object.entries(cells).filter(([, [could, allowed]]) => could !== allowed)).toEqual([]);
});

test('every change of the API is on a page, but for those that are named with their reason', () => {
  const offered = new Set([...pressable.values()].flatMap((known) => [...known.keys()]));
  expect([...offered, ...Object.keys(notOnAPage)].toSorted()).toEqual(changeOperations());
});

test('a bank that leaves is recalled; a second operator refuses that it leave after all; it is provisioned again', async () => {
  const owner = consoleOf('owner');
  await owner.go(`/banks/${id}?tab=leaving`, name);
  await owner.press('Recall');
  await owner.confirm('Recall', { Reason: 'it stays' });
  await owner.page.getByText('suspended', { exact: true }).first().waitFor();
  await api.post(`/v1/tenants/${id}/offboard`, { reason: `a mistake ${suffix}` });
  const operator = consoleOf('operator');
  await operator.go('/approvals', 'Approvals');
  await operator.page
    .getByRole('article')
    .filter({ hasText: `a mistake ${suffix}` })
    .getByRole('button', { name: 'Reject' })
    .click();
  await operator.confirm('Reject', { Reason: `it stays ${suffix}` });
  const decided = operator.page.getByRole('region', { name: 'Decided approvals' });
  await decided
    .getByRole('row')
    .filter({ hasText: `it stays ${suffix}` })
    .getByText('rejected')
    .waitFor();
  await operator.go(`/banks/${id}`, name);
  await operator.press('Provision again');
  await operator.confirm('Provision again', { Reason: 'to be sure' });
  const runs = operator.page.getByRole('region', { name: 'Runs of this bank' }).getByRole('row');
  await expect.poll(() => runs.filter({ hasText: 'provision' }).count()).toBe(2);
});

test('an owner gives somebody another role, and the page of whoever it is has it by itself', async () => {
  const owner = consoleOf('owner');
  await owner.go('/operators', 'Operators');
  const row = owner.page.getByRole('row').filter({ hasText: `The auditor ${suffix}` });
  await row.getByRole('button', { name: 'Change role' }).click();
  await owner.page.getByRole('dialog').getByLabel('Role').selectOption('support');
  await owner.confirm('Ask for it', { Reason: 'helps out' });
  await row.getByText('support', { exact: true }).waitFor();
  const { page } = consoleOf('auditor');
  // Whoever is away gets no news.
  await page.mouse.move(300, 300);
  const header = page.getByRole('banner');
  await header.getByText(`The auditor ${suffix}, support`).waitFor({ timeout: 60_000 });
  await settled(page);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
});

test('nothing was refused by the policy of the page', () => {
  expect([...consoles.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
});
