import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { swallowedErrors } from './swallowed-errors.ts';

const path = 'data-plane/platform/src/relay/relay.ts';

describe('an error that nobody hears', () => {
  test.each([
    'try { send(); } catch {}',
    'try { send(); } catch (error) {\n}',
    'send().catch(() => {});',
    'send().catch(function () {});',
  ])('%s is found', (code) => {
    expect(linesOf(swallowedErrors, path, `start();\n\n${code}`)).toEqual([3]);
  });
});

describe('an error that is dealt with', () => {
  test.each([
    'try { send(); } catch (error) { report(error); }',
    'try { send(); } catch {\n  // closed already: there is nobody to tell\n}',
    'send().catch(() => {}); // closing: the broker has gone first',
    '// Closing: the broker has gone first.\nsend().catch(() => {});',
    'send().catch(report);',
    'read().catch(() => undefined);',
  ])('%s passes', (code) => {
    expect(linesOf(swallowedErrors, path, code)).toEqual([]);
  });
});
