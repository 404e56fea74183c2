/** The steps of a provisioning run, made from the bank's own list: a new resource is a new step by itself. */
import { type BankSpec, bankResources, displayType } from '@munim/tenant';

export interface Step {
  readonly name: string;
  readonly resource: { readonly type: string; readonly name: string } | null;
}

const own = (name: string): Step => ({ name, resource: null });

export const provisioningSteps = (spec: BankSpec, rotatesLogin: boolean): readonly Step[] => [
  own('claim'),
  own('prepare-stack'),
  ...(rotatesLogin ? [own('rotate-login')] : []),
  ...bankResources(spec).map(({ name, kind, desired }) => ({
    name,
    resource: { type: displayType(kind.token), name: kind.idOf(desired) },
  })),
  own('verify'),
  own('activate'),
  own('announce'),
  own('finish'),
];
