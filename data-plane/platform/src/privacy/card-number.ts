/** Finds payment card numbers in texts that are stored in clear: they must never enter a log that nobody can change. */

/** 13 to 19 digits, perhaps in groups, that stand alone: digits inside a longer word or number are something else. */
const candidates = /(?<![0-9A-Za-z])[2-6](?:[ -]?[0-9]){12,18}(?![0-9A-Za-z])/g;

/** Ranges of the card networks (ISO/IEC 7812): without them one in ten long numbers would pass the check digit alone. */
const networks = /^(?:4|5[0-9]|2[2-7]|3[0-9]|6)/;

export const holdsCardNumber = (text: string): boolean =>
  (text.match(candidates) ?? []).some((candidate) => {
    const digits = candidate.replaceAll(/[ -]/g, '');
    return networks.test(digits) && passesLuhn(digits);
  });

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 1; place <= digits.length; place++) {
    const digit = Number(digits[digits.length - place]);
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
