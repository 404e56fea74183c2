/**
 * The verbs of ./munim that the console shows, each with an example of all that it may be shown with: what is not in here
 * cannot be shown, and the command line's own spec takes each of them.
 */

interface Verb {
  readonly args: readonly string[];
  /** `true`: without a value. A list: the option is there once for each. */
  readonly options: Readonly<Record<string, string | readonly string[] | true>>;
}

const reasoned = { '--reason': "a court's order" } as const;
const ofBank = ['kaveri-bank'] as const;
const filter = {
  '--actor': 'operator:bootstrap',
  '--action': 'suspend',
  '--target': 'tenant/kav*',
  '--from': '2026-03-01T00:00:00.000Z',
  '--to': '2026-04-01T00:00:00.000Z',
} as const;

export const verbs = {
  'approval approve': { args: ['apr_1'], options: reasoned },
  'approval list': { args: [], options: { '--all': true } },
  'approval reject': { args: ['apr_1'], options: reasoned },
  'approval show': { args: ['apr_1'], options: {} },
  'approval withdraw': { args: ['apr_1'], options: reasoned },
  audit: { args: [], options: filter },
  'audit export': { args: [], options: { '--format': 'csv', ...filter } },
  'bank certificate': { args: ['kaveri-bank-certificate.txt'], options: { '--verify': 'munim+1+key' } },
  'bank change': {
    args: ofBank,
    options: {
      '--plan': 'standard',
      '--contexts': 'customers,accounts',
      '--quota': ['clientsMax=30', 'exportsPerDay=plan'],
      '--contact': ['operations:a@bank.example:Asha Rao', 'security:r@bank.example:Ravi'],
      '--if-version': '5',
      '--preview': true,
      ...reasoned,
    },
  },
  'bank drift': { args: ofBank, options: { '--last': true } },
  'bank handover': { args: ofBank, options: { '--to': 'Asha Rao', ...reasoned } },
  'bank list': { args: [], options: {} },
  'bank offboard': { args: ofBank, options: reasoned },
  'bank offboarding': { args: ofBank, options: {} },
  'bank onboard': {
    args: [],
    options: {
      '--name': 'Kaveri Bank',
      '--country': 'IN',
      '--id': 'kaveri-bank',
      '--environment': 'sandbox',
      '--plan': 'starter',
      '--contexts': 'customers,accounts',
      '--contact': ['operations:a@bank.example:Asha Rao', 'security:r@bank.example:Ravi'],
      '--region': 'eu-central',
      '--preview': true,
    },
  },
  'bank recall': { args: ofBank, options: reasoned },
  'bank repair': { args: ofBank, options: { '--preview': true, ...reasoned } },
  'bank resume': { args: ofBank, options: reasoned },
  'bank rotate-login': { args: ofBank, options: reasoned },
  'bank show': { args: ofBank, options: {} },
  'bank suspend': { args: ofBank, options: reasoned },
  'bank usage': {
    args: ofBank,
    options: { '--from': '2026-03-01', '--to': '2026-03-31', '--month': '2026-03', '--csv': true },
  },
  'cell change': { args: ['eu-2'], options: { '--state': 'draining', '--capacity': '40', ...reasoned } },
  'cell list': { args: [], options: {} },
  'cell register': {
    args: ['eu-2'],
    options: {
      '--region': 'eu-central',
      '--capacity': '20',
      '--tier': 'pool',
      '--postgres': 'db.example:5432/munim_cell',
      '--kafka': 'k1.example:9092,k2.example:9092',
      '--replicas': '3',
      '--object-store': 'https://s3.example',
      '--object-store-region': 'us-east-1',
      ...reasoned,
    },
  },
  'cell show': { args: ['eu-2'], options: {} },
  'client create': {
    args: ofBank,
    options: { '--name': 'core', '--scope': ['accounts:read', 'log:read'], '--expires-at': '2027-01-31T23:59:59.000Z' },
  },
  'client list': { args: ofBank, options: {} },
  'client revoke': { args: ['kaveri-bank', 'cli_1'], options: reasoned },
  'client rotate': { args: ['kaveri-bank', 'cli_1'], options: { '--overlap': '3600' } },
  'fleet show': { args: [], options: {} },
  'fleet upgrade abort': { args: ['upg_1'], options: reasoned },
  'fleet upgrade list': { args: [], options: {} },
  'fleet upgrade pause': { args: ['upg_1'], options: reasoned },
  'fleet upgrade resume': { args: ['upg_1'], options: reasoned },
  'fleet upgrade retry': { args: ['upg_1', 'kaveri-bank'], options: reasoned },
  'fleet upgrade show': { args: ['upg_1'], options: {} },
  'fleet upgrade start': {
    args: [],
    options: {
      '--release': '0041-3f9ac1d2',
      '--only': 'a-bank,b-bank',
      '--canaries': '1',
      '--canary': 'a-bank,b-bank',
      '--waves': '50,100',
      '--parallel': '2',
      '--soak': '60',
      '--on-failure': 'halt',
      '--failures-max': '10',
      '--preview': true,
      ...reasoned,
    },
  },
  'hold lift': { args: ['kaveri-bank', 'hold_1'], options: reasoned },
  'hold list': { args: ofBank, options: {} },
  'hold place': { args: ofBank, options: { '--scope': 'subject', '--subject': 'customer 4711', ...reasoned } },
  'keys list': { args: [], options: {} },
  'keys revoke': { args: ['kid'], options: reasoned },
  'keys rotate': { args: [], options: reasoned },
  'operator disable': { args: ['op_1'], options: reasoned },
  'operator invite': {
    args: [],
    options: { '--name': 'Asha Rao', '--email': 'asha@operator.example', '--role': 'support', ...reasoned },
  },
  'operator list': { args: [], options: {} },
  'operator role': { args: ['op_1'], options: { '--role': 'auditor', ...reasoned } },
  'operator token': { args: ['op_1'], options: reasoned },
  'operator whoami': { args: [], options: {} },
  'support ask': {
    args: ofBank,
    options: { '--hours': '2', '--scope': ['accounts:read', 'log:read'], ...reasoned },
  },
  'support break-glass': { args: ofBank, options: { '--scope': ['accounts:read', 'log:read'], ...reasoned } },
  'support end': { args: ['sup_1'], options: reasoned },
  'support list': { args: [], options: { '--all': true } },
} as const satisfies Readonly<Record<string, Verb>>;

export type VerbName = keyof typeof verbs;
