/** Where the search leads without asking anybody: pages by their names, and whatever has an id that says what it is. */
const pages = [
  { label: 'Fleet', to: '/' },
  { label: 'Banks', to: '/banks' },
  { label: 'Onboard a bank', to: '/banks/new' },
  { label: 'Cells', to: '/cells' },
  { label: 'Register a cell', to: '/cells/new' },
  { label: 'Runs', to: '/runs' },
  { label: 'Upgrades', to: '/upgrades' },
  { label: 'Upgrade the fleet', to: '/upgrades/new' },
  { label: 'Approvals', to: '/approvals' },
  { label: 'Support', to: '/support' },
  { label: 'Operators', to: '/operators' },
  { label: 'Audit', to: '/audit' },
  { label: 'Signing keys', to: '/signing-keys' },
  { label: 'Settings: times, colours, your sign-in', to: '/settings' },
] as const;

export interface Place {
  readonly label: string;
  readonly description?: string;
  /** A path of the console. */
  readonly to: string;
}

const kinds: readonly { readonly id: RegExp; readonly label: string; readonly at: string }[] = [
  { id: /^run_\w{26}$/, label: 'Run', at: '/runs/' },
  { id: /^apr_\w{26}$/, label: 'Approval', at: '/approvals/' },
  { id: /^upg_\w{26}$/, label: 'Upgrade', at: '/upgrades/' },
];

const holds = (label: string, text: string): boolean => label.toLowerCase().includes(text.toLowerCase());

export const placesFor = (text: string): readonly Place[] => [
  ...kinds.flatMap(({ id, label, at }) => (id.test(text) ? [{ label: `${label} ${text}`, to: at + text }] : [])),
  ...pages.filter(({ label }) => holds(label, text)),
];

/** Where the name or the id holds what was typed. */
export const named = <Thing extends { readonly name: string; readonly id?: string }>(
  things: readonly Thing[],
  text: string,
): readonly Thing[] => things.filter(({ name, id }) => holds(name, text) || (id !== undefined && holds(id, text)));

const tabs = {
  agreement: 'agreement',
  usage: 'usage',
  drift: 'drift',
  clients: 'API clients',
  leaving: 'leaving',
  audit: 'audit',
};

/** The parts of the one bank that was found. */
export const partsOf = ({ id, name }: { readonly id: string; readonly name: string }): readonly Place[] =>
  Object.entries(tabs).map(([tab, words]) => ({ label: `${name}: ${words}`, to: `/banks/${id}?tab=${tab}` }));
