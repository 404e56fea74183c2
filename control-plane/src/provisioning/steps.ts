/** The steps of a provisioning run, made from the bank's own list: a new resource is a new step by itself. */
import { type BankSpec, bankResources, displayType } from '@munim/tenant';
import type { RunKind } from '../database/entities/run.ts';

export interface Step {
  readonly name: string;
  readonly resource: { readonly type: string; readonly name: string } | null;
}

const own = (name: string): Step => ({ name, resource: null });

export const provisioningSteps = (spec: BankSpec, kind: RunKind = 'provision'): readonly Step[] => [
  own('claim'),
  ...(kind === 'upgrade' ? [own('inspect')] : []),
  own('prepare-stack'),
  ...(kind === 'rotate-login' ? [own('rotate-login')] : []),
  ...bankResources(spec).map(({ name, kind, desired }) => ({
    name,
    resource: { type: displayType(kind.token), name: kind.idOf(desired) },
  })),
  own('verify'),
  own('activate'),
  own('announce'),
  own('finish'),
];
