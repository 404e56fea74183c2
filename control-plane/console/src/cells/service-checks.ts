/** What the registration of a cell found out about each service: the refusal names those that cannot be used. */
import { isProblem } from '../api/problem.ts';

export interface ServiceCheck {
  readonly service: string;
  readonly answer: string;
  readonly state: 'usable' | 'unusable';
}

const services = [
  { service: 'Postgres', pointer: '/postgres' },
  { service: 'Kafka', pointer: '/kafka' },
  { service: 'Object store', pointer: '/objectStore' },
] as const;

/** Empty where none was asked: without credentials, or when something else was refused. */
export function serviceChecks(error: unknown): readonly ServiceCheck[] {
  if (!isProblem(error) || error.code !== 'cell-unreachable') return [];
  const errors = error.errors ?? [];
  if (errors.length === 0) return [];
  return services.map(({ service, pointer }) => {
    const reason = errors.find((one) => one.pointer === pointer)?.detail;
    return reason === undefined
      ? { service, state: 'usable', answer: 'answers, and does all that a cell needs' }
      : { service, state: 'unusable', answer: reason };
  });
}
