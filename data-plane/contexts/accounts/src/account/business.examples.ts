/** Random business of a small bank, in the words of the examples: for properties that must hold whatever is asked. */
import fc from 'fast-check';
import { exampleId } from './account.examples.ts';

/** Anna may overdraw, Bert has money, the third saves. */
export const opening =
  'open overdraft=500, bert.open, bert.deposit 300, car.open savings, car.deposit 50, chart 1300 Vault ASSET';
export const savings = exampleId('acc', 'car');

const name = fc.constantFrom('anna', 'bert', 'car');
const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom('0', '-1', '007', '999999999999999999', '1e3', '') },
);
const currency = fc.oneof({ weight: 19, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constant('in=EUR') });
/** Few names and small amounts, so that what is held is often captured. */
const holdName = fc.constantFrom('hold=h1', 'hold=h2');
const holder = fc.constantFrom('anna', 'bert');
const held = fc.integer({ min: 1, max: 40 });
const hour = fc.constantFrom('', 'at=03:30', 'at=04:30', 'at=05:30');
const words = (...parts: fc.Arbitrary<unknown>[]) => fc.tuple(...parts).map((chosen) => chosen.join(' '));
const verb = (text: string) => name.map((one) => `${one}.${text}`);

const side = fc.constantFrom('D', 'C');
const leg = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(side, fc.constantFrom('anna', 'bert', 'car', '1000', '1300', '4000'), held),
  },
  { weight: 1, arbitrary: fc.tuple(side, fc.constantFrom('2900', '7777'), amount) },
);
/** Legs of any kind, closed by one on cash that makes them balance more often than not. */
const posting = fc
  .tuple(fc.array(leg, { minLength: 1, maxLength: 5 }), fc.nat(40), fc.integer({ min: 0, max: 3 }))
  .map(([legs, id, open]) => {
    const difference = legs.reduce((sum, [sign, , minor]) => sum + (sign === 'D' ? 1 : -1) * (Number(minor) || 0), 0);
    const closing =
      difference === 0 || open === 0 ? [] : [['C', '1000', difference].join(':').replace(/^C:1000:-/, 'D:1000:')];
    return `post ${[...legs.map((parts) => parts.join(':')), ...closing].join('+')} id=p${id}`;
  });

const movement = name.chain((one) =>
  fc.constantFrom('deposit', 'withdraw', 'card', 'fee', 'interest').map((what) => `${one}.${what}`),
);
const transfer = fc.tuple(name, name, amount).map(([from, to, minor]) => `${from}.transfer ${minor} to=${to}`);
const byHolder = (what: string) => holder.map((one) => `${one}.${what}`);

const phrase = fc.oneof(
  { weight: 5, arbitrary: words(movement, amount, currency, hour) },
  { weight: 1, arbitrary: words(verb('interest'), amount, fc.constant('side=DEBIT')) },
  {
    weight: 1,
    arbitrary: words(verb('deposit'), amount, fc.constantFrom('gl=1300', 'gl=1100', 'gl=4000', 'gl=7777')),
  },
  {
    weight: 4,
    arbitrary: words(byHolder('hold'), held, holdName, fc.constantFrom('', 'until=04:00', 'until=05:00'), hour),
  },
  { weight: 4, arbitrary: words(byHolder('capture'), held, holdName, fc.constantFrom('', 'keep=yes'), hour) },
  { weight: 4, arbitrary: words(byHolder('release'), holdName, hour) },
  { weight: 2, arbitrary: words(transfer, hour) },
  { weight: 3, arbitrary: posting },
  { weight: 2, arbitrary: words(verb('reverse'), fc.integer({ min: 1, max: 12 })) },
  { weight: 1, arbitrary: fc.oneof(verb('freeze'), verb('unfreeze'), verb('unfreeze'), verb('close')) },
  // An account that no money reaches, so that some can be closed.
  { weight: 2, arbitrary: fc.constantFrom('zed.open', 'zed.close') },
);

/** Up to `phrasesMax` phrases; some are refused, and that is meant. */
export const business = (phrasesMax: number): fc.Arbitrary<string[]> =>
  fc.array(phrase, { minLength: 1, maxLength: phrasesMax, size: 'max' });
