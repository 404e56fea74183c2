/** A table as CSV (RFC 4180) that a spreadsheet opens without running anything in it. */

export function toCsv(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[headings, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe instead. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
