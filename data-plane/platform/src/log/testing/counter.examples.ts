/** The smallest aggregate with money in it: what the log's own tests append. */
import { accepted, type Aggregate, type CommandDefinition, type JsonObject, rejected } from '@munim/kernel';

interface Purse {
  readonly balanceMinor: bigint;
}

export const purse: Aggregate<Purse> = {
  category: 'acc',
  initial: { balanceMinor: 0n },
  evolve: (state, event) => ({ balanceMinor: state.balanceMinor + BigInt(event.data['amount'] as string) }),
  encode: (state) => ({ balance: state.balanceMinor.toString() }),
  decode: (stored) => ({ balanceMinor: BigInt(stored['balance'] as string) }),
};

interface Move extends JsonObject {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
}

/** Moves between purses; `acc_world` may go below zero, as the source of all money. */
export const move: CommandDefinition<Move, 'insufficient'> = {
  name: 'test.move',
  streams: (command) => [command.from, command.to],
  decide: (command, at) => {
    if (command.amount === 'bug') throw new Error('a bug in a decider');
    const amount = BigInt(command.amount);
    const balance = at.state(purse, command.from).balanceMinor;
    if (command.from !== 'acc_world' && balance < amount) return rejected('insufficient', `${balance} < ${amount}`);
    return accepted(
      [
        { stream: command.from, type: 'test.Moved', data: { amount: (-amount).toString() } },
        { stream: command.to, type: 'test.Moved', data: { amount: amount.toString() } },
      ],
      { balance: (balance - amount).toString() },
    );
  },
};
