import { expect, test } from 'vitest';
import { scramMatches, scramVerifier } from './scram.ts';

test('a verifier is of its password and of no other', () => {
  const verifier = scramVerifier('secret');
  expect(scramMatches('secret', verifier)).toBe(true);
  expect(scramMatches('Secret', verifier)).toBe(false);
});

test("the verifier of RFC 7677's example, as Postgres writes it", () => {
  expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});

test.each([null, '', 'md5abc', 'SCRAM-SHA-256$'])('a login that stores %j has no password of ours', (stored) => {
  expect(scramMatches('secret', stored)).toBe(false);
});
