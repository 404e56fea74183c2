import { describe, expect, test } from 'vitest';
import type { LogFields } from './log-fields.ts';
import { createLogger } from './logger.ts';

const capture = (): { lines: string[]; log: ReturnType<typeof createLogger> } => {
  const lines: string[] = [];
  const log = createLogger({
    service: 'test',
    level: 'info',
    stream: { write: (line: string) => void lines.push(line) },
  });
  return { lines, log };
};

describe('logs', () => {
  test('a field outside the allow-list never reaches a line, only its name does', () => {
    const { lines, log } = capture();
    log.info('customer registered', { tenant: 'bank-a', fullName: 'CANARY', token: 'CANARY' } as LogFields);
    expect(lines.join('')).not.toContain('CANARY');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      tenant: 'bank-a',
      dropped: ['fullName', 'token'],
      level: 'info',
    });
  });

  test('an allowed field cannot smuggle an object', () => {
    const { lines, log } = capture();
    log.child({ tenant: 'bank-a' }).warn('x', { detail: { iban: 'CANARY' } as unknown as string });
    expect(lines.join('')).not.toContain('CANARY');
  });

  test('control characters cannot start another line', () => {
    const { lines, log } = capture();
    log.info('a\r\n{"level":"fatal"}\u001b[31m', { requestId: 'x\n{"forged":true}' });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\n\r\u001b]/);
    expect(() => JSON.parse(lines[0] ?? '') as unknown).not.toThrow();
  });

  test('an error keeps code and stack but not the row that the driver quotes', () => {
    const { lines, log } = capture();
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'CANARY',
      parameters: ['CANARY'],
    });
    log.error('failed', { error });
    expect(lines.join('')).not.toContain('CANARY');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: { code: '23505', message: 'duplicate key' } });
  });
});
