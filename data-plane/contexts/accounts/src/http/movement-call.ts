/** From a request to a command of the log: the members that a command and a body share, on the day of the booking. */
import type { BusinessDate, CommandDefinition } from '@munim/kernel';
import { bookingDay, type CommandCall, commandCall } from '@munim/platform/http';
import type { MoveMoney } from '../account/decide.ts';

interface MovementInput {
  readonly params: { readonly accountId: string };
  readonly body: Omit<MoveMoney, 'accountId'> & { readonly bookingDate?: string | undefined };
  readonly today: BusinessDate;
  readonly nowMs: number;
}

export function movementCall<Command extends MoveMoney>(
  definition: CommandDefinition<Command>,
  { params, body, today, nowMs }: MovementInput,
): CommandCall {
  const { bookingDate, ...order } = body;
  const command = { accountId: params.accountId, ...order } as unknown as Command;
  return commandCall({ definition, command, businessDate: bookingDay(bookingDate, today, nowMs) });
}
