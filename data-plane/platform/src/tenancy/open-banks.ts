/** Counts the banks that hold connections; when one more would be too many, the least recently used gives its own back. */
import { Socket } from 'node:net';

export interface OpenBank {
  /** A socket to the bank's server, after a place was found for the bank. Never rejects: the socket carries the error. */
  readonly connect: (host: string, port: number) => Promise<Socket>;
  /** How to close the bank's connections once their work is done. */
  readonly onVictim: (close: () => Promise<void>) => void;
  /** Called whenever a connection of this bank opens or closes. */
  readonly onConnectionChange: (listener: () => void) => void;
}
export interface OpenBanks {
  readonly bank: (name: string) => OpenBank;
}

interface State {
  readonly sockets: Set<Socket>;
  /** Sockets that have a place but are not made yet. */
  promised: number;
  close: () => Promise<void>;
  changed: () => void;
  closing: boolean;
  bytesSeen: number;
  /** Counts looks and connections; the smallest was used least recently. */
  usedAt: number;
}

/** A caller waits this long for a place, then is told that the pod is full. */
const placeWaitMs = 5_000;
/** Between two looks for a place: work under way on a victim's connections takes milliseconds. */
const placePollMs = 10;

export function createOpenBanks(banksMax: number): OpenBanks {
  const banks = new Map<string, State>();
  const clock = { now: 0 };
  const open = (): State[] => [...banks.values()].filter(isOpen);

  const findPlace = async (wanting: State): Promise<boolean> => {
    for (let waitedMs = 0; !isOpen(wanting) && open().length >= banksMax; waitedMs += placePollMs) {
      if (waitedMs >= placeWaitMs) return false;
      if (waitedMs === 0) noteUse(open(), ++clock.now);
      /** Asked again each second: the first victim's work may take longer than another's. */
      if (waitedMs % 1000 === 0) closeLeastRecentlyUsed(open(), wanting);
      await new Promise((resolve) => setTimeout(resolve, placePollMs));
    }
    wanting.promised++;
    return true;
  };

  const connect = async (state: State, host: string, port: number): Promise<Socket> => {
    const found = await findPlace(state);
    const socket = new Socket();
    socket.setNoDelay(true);
    if (!found) {
      setImmediate(() => socket.destroy(new Error(`more than ${banksMax} banks hold connections of this process`)));
      return socket;
    }
    state.usedAt = ++clock.now;
    track(state, socket);
    return socket.connect(port, host);
  };

  return {
    bank: (name) => {
      const state: State = {
        sockets: new Set(),
        promised: 0,
        close: async () => undefined,
        changed: () => undefined,
        closing: false,
        bytesSeen: 0,
        usedAt: 0,
      };
      banks.set(name, state);
      return {
        connect: (host, port) => connect(state, host, port),
        onVictim: (close) => void (state.close = close),
        onConnectionChange: (listener) => void (state.changed = listener),
      };
    },
  };
}

const isOpen = (bank: State): boolean => bank.sockets.size + bank.promised > 0;

/** Use shows in the bytes written since the last look; a look happens only when a bank wants in. */
function noteUse(open: readonly State[], now: number): void {
  for (const bank of open) {
    const bytes = [...bank.sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0);
    if (bytes !== bank.bytesSeen) [bank.bytesSeen, bank.usedAt] = [bytes, now];
  }
}

function closeLeastRecentlyUsed(open: readonly State[], wanting: State): void {
  const [victim] = open.filter((bank) => bank !== wanting && !bank.closing).toSorted((a, b) => a.usedAt - b.usedAt);
  if (!victim) return;
  victim.closing = true;
  // A bank that is asked meanwhile opens another connection before its last one closes: it is to be chosen again then.
  void victim.close().finally(() => (victim.closing = false));
}

function track(state: State, socket: Socket): void {
  state.promised--;
  state.sockets.add(socket);
  state.changed();
  socket.once('close', () => {
    state.sockets.delete(socket);
    state.changed();
  });
}
