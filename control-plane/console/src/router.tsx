/** Every address of the console: pages, and the filters that their addresses carry. */
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import type { PagePath } from './addresses.ts';
import { queryClient, whenSignedOut } from './api/query-client.ts';
import { ApprovalPage } from './approvals/approval-page.tsx';
import { ApprovalsPage } from './approvals/approvals-page.tsx';
import { AuditPage } from './audit/audit-page.tsx';
import { BankPage } from './banks/bank-page.tsx';
import { BanksPage } from './banks/banks-page.tsx';
import { OnboardPage } from './banks/onboard-page.tsx';
import { CellPage } from './cells/cell-page.tsx';
import { CellsPage } from './cells/cells-page.tsx';
import { RegisterCellPage } from './cells/register-cell-page.tsx';
import { FleetPage } from './fleet/fleet-page.tsx';
import { FailedPage } from './frame/failed-page.tsx';
import { NotFoundPage } from './frame/not-found-page.tsx';
import { Shell } from './frame/shell.tsx';
import { OperatorsPage } from './operators/operators-page.tsx';
import { RunPage } from './runs/run-page.tsx';
import { RunsPage } from './runs/runs-page.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { SigningKeysPage } from './signing-keys/signing-keys-page.tsx';
import { auditSearch, bankSearch, banksSearch, pageSearch, runsSearch, signInSearch } from './searches.ts';
import { SignInPage } from './session/sign-in-page.tsx';
import { SupportPage } from './support/support-page.tsx';
import { NewUpgradePage } from './upgrades/new-upgrade-page.tsx';
import { UpgradePage } from './upgrades/upgrade-page.tsx';
import { UpgradesPage } from './upgrades/upgrades-page.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: Shell });
const inside = { getParentRoute: () => signedIn } as const;

// Each has a name: inside a list their types, and with them those of their addresses, would be lost.
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: signInSearch,
});
const fleet = createRoute({ ...inside, path: '/', component: FleetPage });
const banks = createRoute({ ...inside, path: '/banks', component: BanksPage, validateSearch: banksSearch });
const onboard = createRoute({ ...inside, path: '/banks/new', component: OnboardPage });
const bank = createRoute({ ...inside, path: '/banks/$tenantId', component: BankPage, validateSearch: bankSearch });
const cells = createRoute({ ...inside, path: '/cells', component: CellsPage, validateSearch: pageSearch });
const registerCell = createRoute({ ...inside, path: '/cells/new', component: RegisterCellPage });
const cell = createRoute({ ...inside, path: '/cells/$cellName', component: CellPage, validateSearch: pageSearch });
const runs = createRoute({ ...inside, path: '/runs', component: RunsPage, validateSearch: runsSearch });
const run = createRoute({ ...inside, path: '/runs/$runId', component: RunPage });
const approvals = createRoute({
  ...inside,
  path: '/approvals',
  component: ApprovalsPage,
  validateSearch: pageSearch,
});
const approval = createRoute({ ...inside, path: '/approvals/$approvalId', component: ApprovalPage });
const operators = createRoute({
  ...inside,
  path: '/operators',
  component: OperatorsPage,
  validateSearch: pageSearch,
});
const upgrades = createRoute({
  ...inside,
  path: '/upgrades',
  component: UpgradesPage,
  validateSearch: pageSearch,
});
const newUpgrade = createRoute({ ...inside, path: '/upgrades/new', component: NewUpgradePage });
const upgrade = createRoute({ ...inside, path: '/upgrades/$upgradeId', component: UpgradePage });
const signingKeys = createRoute({
  ...inside,
  path: '/signing-keys',
  component: SigningKeysPage,
  validateSearch: pageSearch,
});
const settings = createRoute({ ...inside, path: '/settings', component: SettingsPage });
const audit = createRoute({ ...inside, path: '/audit', component: AuditPage, validateSearch: auditSearch });

const support = createRoute({ ...inside, path: '/support', component: SupportPage, validateSearch: pageSearch });

const routes = root.addChildren([
  signIn,
  signedIn.addChildren([
    fleet,
    banks,
    onboard,
    bank,
    cells,
    registerCell,
    cell,
    runs,
    run,
    upgrades,
    newUpgrade,
    upgrade,
    approvals,
    approval,
    support,
    operators,
    audit,
    signingKeys,
    settings,
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  basepath: '/console',
  defaultPreload: false,
  defaultErrorComponent: FailedPage,
});

/** A page that the list of addresses lacks is one that no spec visits. */
type Same<One, Other> = [One, Other] extends [Other, One] ? true : [One, Other];
true satisfies Same<keyof (typeof router)['routesByPath'], PagePath>;

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

whenSignedOut((why) => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { next: href, ...(why === 'idle' ? { why } : {}) } });
});
