/** What an approval puts at stake: of a bank's, the bank, whose name or id is typed before what cannot be undone is allowed. */
import type { Approval } from '../api/client.ts';

const aboutBanks = ['offboardTenant', 'openBreakGlass', 'liftHold'];

/** The bank's id; undefined where no bank is at stake, of an operator's role for example. */
export function bankAtStake({ operation, target }: Pick<Approval, 'operation' | 'target'>): string | undefined {
  const [kind, id] = target.split('/');
  return aboutBanks.includes(operation) && kind === 'tenant' ? id : undefined;
}
