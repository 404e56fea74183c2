/** What the operations that need two people are called on a page. */
const words: Readonly<Record<string, string>> = {
  offboardTenant: 'Offboard a bank',
  openBreakGlass: 'Look into a bank without its word',
  liftHold: 'Lift a legal hold',
  createOperator: 'Invite an operator',
  changeOperatorRole: "Change an operator's role",
};

/** One that this release has no words for is called by its id. */
export const calledOf = (operation: string): string => words[operation] ?? operation;

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
