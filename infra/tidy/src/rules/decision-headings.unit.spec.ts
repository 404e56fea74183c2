import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingsOf } from '../testing/findings-of.ts';
import { decisionHeadings } from './decision-headings.ts';

const template = readFileSync(join(import.meta.dirname, '../../../decisions/0000-template.md'), 'utf8');

describe('a decision record', () => {
  test('made from the template passes', () => {
    expect(findingsOf(decisionHeadings, { 'infra/decisions/0007-one-log.md': template })).toEqual([]);
  });

  test('without its drawbacks is found', () => {
    const text = template.replace('## Drawbacks', '## Notes');
    expect(findingsOf(decisionHeadings, { 'infra/decisions/0007-one-log.md': text })).toHaveLength(1);
  });

  test('without a number is found', () => {
    const [finding] = findingsOf(decisionHeadings, { 'infra/decisions/one-log.md': template });
    expect(finding).toContain('NNNN-the-decision.md');
  });

  test('the page about decisions is not one', () => {
    expect(findingsOf(decisionHeadings, { 'infra/decisions/README.md': '# Decisions' })).toEqual([]);
  });
});
