/** A mistake in the data of a replay, told as file, line, column and what is wrong, so it can be mended. */

export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
}

export class BerkaDataError extends Error {
  readonly place: Place;

  constructor(place: Place, problem: string) {
    super(`${describe(place)}: ${problem}`);
    this.name = 'BerkaDataError';
    this.place = place;
  }
}

function describe({ file, line, column }: Place): string {
  const parts = [file];
  if (line !== undefined) parts.push(`line ${line}`);
  if (column !== undefined) parts.push(`column "${column}"`);
  return parts.join(', ');
}

/** Text of the data as it may stand in a message: quoted and short. */
export const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
