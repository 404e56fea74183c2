/** Whether somebody has typed what a deed hurts: any of the texts by which people know it, a bank's name or its id. */
export const isTyped = (typed: string, texts: readonly string[] | undefined): boolean =>
  texts === undefined || texts.includes(typed.trim());
