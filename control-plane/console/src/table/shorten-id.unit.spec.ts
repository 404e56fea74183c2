import { expect, test } from 'vitest';
import { shortId } from './shorten-id.ts';

test.each([
  ['req_01m8kjwgwsfvart27vpsacmgak', 'req_…psacmgak'],
  ['kaveri-bank', 'kaveri-bank'],
  ['cli_1', 'cli_1'],
  ['asha_rao@operator.example', 'asha_rao@operator.example'],
])('%s is shown as %s', (id, shown) => {
  expect(shortId(id)).toBe(shown);
});
