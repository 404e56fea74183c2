/** JSON logs, one event a line, made by pino; every field passes the allow-list first. */
import { type DestinationStream, destination, pino } from 'pino';
import { cleanFields, type LogFields } from './log-fields.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

type Write = (message: string, fields?: LogFields) => void;
export interface Logger {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  readonly fatal: Write;
  /** A logger that puts `fields` (tenant, requestId, …) on each of its lines. */
  readonly child: (fields: LogFields) => Logger;
}

export interface LoggerOptions {
  readonly service: string;
  readonly instance?: string;
  readonly level: LogLevel;
  /** Default: standard output, written at once, so that the last words of a dying process are kept. */
  readonly stream?: DestinationStream;
}

export function createLogger(options: LoggerOptions): Logger {
  const base = cleanFields({ service: options.service, instance: options.instance });
  const out = pino(
    {
      level: options.level,
      base,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.stream ?? destination({ fd: 1, sync: true }),
  );
  return wrap(out);
}

function wrap(out: pino.Logger): Logger {
  const write =
    (level: LogLevel): Write =>
    (message, fields) => {
      if (!out.isLevelEnabled(level)) return;
      out[level](fields ? cleanFields(fields) : {}, message.slice(0, 1000));
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
    child: (fields) => wrap(out.child(cleanFields(fields))),
  };
}
