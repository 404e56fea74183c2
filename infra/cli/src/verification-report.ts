/** What a verification found, for a person: one line of verdict, one line a damage. */
import type { Finding, Verification } from '@munim/platform/archive';
import { paint, print } from './terminal.ts';

export function printVerification({ ok, origin, entriesVerified, treeSize, rootHash, findings }: Verification): void {
  print(
    `${ok ? paint('green', 'verified') : paint('red', 'DAMAGED')}  ${origin}  ` +
      `${entriesVerified} of ${treeSize} entries  root ${rootHash}`,
  );
  for (const finding of findings) print(lineOf(finding));
}

const lineOf = ({ kind, position, otherPosition, path, detail }: Finding): string =>
  [
    `  ${kind}`,
    position === undefined ? '' : `position ${position}${otherPosition === undefined ? '' : ` and ${otherPosition}`}`,
    path ?? '',
    detail,
  ]
    .filter((part) => part !== '')
    .join('  ');
