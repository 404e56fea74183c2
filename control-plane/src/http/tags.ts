/** What the control plane's operations are about, as its contract groups them. */

export const aboutTags = {
  tenants: 'Banks: onboarding, what was agreed with them, suspending and resuming.',
  runs: 'What provisioning does to the resources of a bank, step by step.',
  drift: 'Resources that are not as they were made, and their repair.',
  clients: "The API clients of a bank's own programs.",
  'signing keys': 'The keys that sign access tokens.',
  audit: 'Who did what, and why, and the proof that nobody has changed it since.',
  fleet: 'All banks at one look.',
  operators: 'The people who run the platform, and what they may do.',
  approvals: 'What waits for a second person.',
  cells: 'Where banks live: one Postgres, one Kafka, one object store each.',
  usage: 'What a bank used, for its statement.',
  upgrades: 'The fleet on its way to another release, in waves.',
  sessions: 'Browsers that are signed in.',
  offboarding: 'A bank leaves: holds, export, destruction, certificate.',
  support: 'Looks into the data of banks, as operators ask for them.',
  'support-access': 'The same as the banks see them: their word decides. Reached through the gateway.',
} as const;

export type ControlTag = keyof typeof aboutTags;
