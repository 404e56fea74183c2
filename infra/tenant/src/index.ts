/**
 * One bank as infrastructure: its resources as data, and the check that all are there. The Pulumi program over them is
 * `@munim/tenant/program`: it loads the engine's SDK, which is for executors only.
 */
export { ensureAuditArchive } from './audit-archive.ts';
export {
  type BankSpec,
  bankResources,
  goneWhenRetained,
  keptDeclarations,
  type KeptDeclaration,
  type ResourceDeclaration,
} from './bank.ts';
export {
  type Cell,
  type CellAccess,
  cellAccess,
  cellAccessFromEnvironment,
  migrationsOf,
  openCell,
} from './cell.ts';
export { type BankLag, lagsOf } from './bank-lag.ts';
export { checkCell, lookAtCell, type ServiceCheck } from './check-cell.ts';
export { failpoint } from './failpoint.ts';
export { openWork } from './offboarding/open-work.ts';
export { letGo, removeRemains, remainsOf } from './offboarding/remains.ts';
export {
  emptyBuckets,
  type EmptiedBuckets,
  extendLocks,
  type LockedRemains,
  surveyBuckets,
} from './offboarding/locked-objects.ts';
export { rotateLogin } from './postgres/rotate-login.ts';
export { type BankHealth, probeBank } from './probe.ts';
export { munimProvider } from './provider/provider.ts';
export { type Release, releaseOf } from './release.ts';
export { type Difference, displayType } from './resource-kind.ts';
export { resourceKinds } from './resources/index.ts';
export { createSecretFile, removeDrafts, type SecretContent, secretValue } from './secrets/secret-files.ts';
export { type Finding, verifyBank } from './verify.ts';
