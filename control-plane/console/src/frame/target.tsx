/** What a deed was done to, or is to be: a bank's matter leads to the bank. */
import { Link } from '@tanstack/react-router';
import type { BankTab } from '../addresses.ts';
import { shortId } from '../table/shorten-id.ts';

interface TargetProps {
  readonly target: string;
  /** The part of the bank that it is about. */
  readonly tab?: BankTab;
}

export function Target({ target, tab }: TargetProps) {
  const parts = target.split('/');
  const [kind, id] = parts;
  const shown = parts.map(shortId).join('/');
  if (kind !== 'tenant' || id === undefined) return <span title={target}>{shown}</span>;
  return (
    <Link
      title={target}
      className="plain-link"
      to="/banks/$tenantId"
      params={{ tenantId: id }}
      search={tab === undefined ? {} : { tab }}
    >
      {shown}
    </Link>
  );
}
