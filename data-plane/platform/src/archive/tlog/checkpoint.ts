/** C2SP tlog-checkpoint: the signed statement "this log has this many entries and this root". */
import { hashBytes } from './hash.ts';
import { decodeBase64, noteBytesMax, openNote, type Signer, signNote, type Verifier } from './note.ts';

export interface Checkpoint {
  /** Names the log; for a bank `munim.example/<tenant>`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

export const signCheckpoint = ({ origin, size, root }: Checkpoint, signer: Signer): Promise<string> =>
  signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, signer);

const sizePattern = /^(?:0|[1-9][0-9]{0,15})$/;

/** The three lines of a checkpoint's text, whoever signed it; undefined when they are not a checkpoint. */
export function parseCheckpointText(note: string): Checkpoint | undefined {
  const [origin, size, root, ...rest] = note.split('\n');
  const bytes = decodeBase64(root ?? '');
  if (!origin || size === undefined || !sizePattern.test(size) || rest.length === 0) return undefined;
  if (bytes?.length !== hashBytes || !Number.isSafeInteger(Number(size))) return undefined;
  return { origin, size: Number(size), root: bytes };
}

/** The checkpoint when the log's own key signed it; otherwise the reason why it cannot be believed. */
export function openCheckpoint(note: string, verifier: Verifier): { checkpoint: Checkpoint } | { problem: string } {
  if (note.length > noteBytesMax) return { problem: `it is longer than ${noteBytesMax} characters` };
  const opened = openNote(note, verifier);
  if ('problem' in opened) return opened;
  const checkpoint = parseCheckpointText(opened.text);
  if (checkpoint === undefined) return { problem: 'its text is not origin, size and root' };
  if (checkpoint.origin !== verifier.name)
    return { problem: `it speaks for ${checkpoint.origin}, but its key for ${verifier.name}` };
  return { checkpoint };
}
