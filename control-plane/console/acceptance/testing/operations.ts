/** Which operations of the control plane change something, and which of them are on no page, with the reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const contract = join(import.meta.dirname, '../../../../openapi/control-plane.json');

interface Contract {
  readonly paths: Readonly<Record<string, { readonly get?: object; readonly post?: { readonly operationId: string } }>>;
}
const { paths } = JSON.parse(readFileSync(contract, 'utf8')) as Contract;

export const changeOperations = (): string[] =>
  Object.values(paths)
    .flatMap(({ post }) => (post === undefined ? [] : [post.operationId]))
    .sort();

/** Of a call as the console shows it: whether the API has its path and its method. */
export function isCallOfTheContract(curl: string): boolean {
  const [, method = 'GET', path = ''] = /^curl (?:-X (\w+) )?'?https?:\/\/[^/]+([^'?\s]*)/.exec(curl) ?? [];
  return Object.entries(paths).some(
    ([template, operations]) =>
      (method === 'POST' ? operations.post : operations.get) !== undefined &&
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

const decided = 'offered as the operation that waits: who may ask for that may decide about it';
const addresses = 'its addresses change with the automation that runs its services: ./munim cell add';
const ofTheBank = 'the bank decides, with its own access token';

/** On the pages of upgrades, which have a spec of their own. */
export const onUpgrades = [
  'previewUpgrade',
  'startUpgrade',
  'pauseUpgrade',
  'resumeUpgrade',
  'abortUpgrade',
  'retryUpgradeBank',
] as const;

export const notOnAPage: Readonly<Record<string, string>> = {
  createSession: 'the sign-in, before there is a role',
  revokeSession: 'the sign-out, which every role may',
  approveRequest: decided,
  rejectRequest: decided,
  moveCell: addresses,
  confirmOperator: 'by two owners without an identity provider: ./munim operator confirm',
  disableOwner: 'for when one owner is left alone: ./munim operator disable-owner',
  revokeOperatorSession: 'of sessions: ./munim operator sign-out',
  revokeOperatorSessions: 'of sessions: ./munim operator sign-out',
  changeClientKeys: 'for who has the keys in a file: ./munim client keys',
  approveSupportAccess: ofTheBank,
  refuseSupportAccess: ofTheBank,
  revokeSupportAccess: ofTheBank,
  createSupportToken: 'for a program that reads: ./munim support open',
};
