/** Asks before a deed: why, and for one that hurts the name of what it hurts; shows the same deed as a command. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../api/client.ts';
import { isStale } from '../api/problem.ts';
import { ProblemNote } from './problem-note.tsx';

export interface Deed {
  readonly reason: string;
  /** The same on each attempt of one dialog: a deed whose answer was lost is not done twice. */
  readonly idempotencyKey: string;
}

interface DeedDialogProps {
  readonly title: string;
  readonly consequence: string;
  readonly verb: string;
  /** False for a deed whose API keeps no reason. */
  readonly asksWhy?: false;
  /** Has to be typed; left out for a deed that harms nobody. */
  readonly confirm?: string;
  /** Resolves with the problem, or with undefined when it is done. */
  readonly act: (deed: Deed) => Promise<unknown>;
  readonly onClose: () => void;
  readonly renderSameAs: (reason: string) => ReactNode;
  /** What else it asks for. */
  readonly children?: ReactNode;
  /** False while that is incomplete. */
  readonly complete?: boolean;
  /** Begins again with what it changes as that is now, when somebody else has changed it meanwhile. */
  readonly onReload?: () => void;
}

const reasonCharsMax = 500;

export function DeedDialog(props: DeedDialogProps) {
  const { title, consequence, verb, asksWhy, confirm, act, onClose, renderSameAs, children, complete = true } = props;
  const { onReload } = props;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [error, setError] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  const ready = complete && (asksWhy === false || reason.trim() !== '') && (confirm === undefined || typed === confirm);
  const run = async (): Promise<void> => {
    setBusy(true);
    const problem = await act({ reason: reason.trim(), idempotencyKey });
    setBusy(false);
    setError(problem);
    if (problem === undefined) onClose();
  };
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (ready) void run();
  };
  return (
    <Modal.Root opened onClose={onClose} size="lg">
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Modal.Title mb="md">{title}</Modal.Title>
          <form onSubmit={submit}>
            <Stack>
              <Text>{consequence}</Text>
              {children}
              {asksWhy === false ? null : (
                <TextInput
                  label="Reason"
                  description="Kept in the audit log for as long as that is."
                  required
                  maxLength={reasonCharsMax}
                  data-autofocus
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              )}
              {confirm === undefined ? null : <TypedConfirmation text={confirm} typed={typed} onType={setTyped} />}
              <ProblemNote
                error={error}
                {...(onReload !== undefined && isStale(error)
                  ? { onRetry: onReload, retryLabel: 'Load it as it is now' }
                  : {})}
              />
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  Leave it
                </Button>
                <Button
                  type="submit"
                  {...(confirm === undefined ? {} : { color: 'red.9' })}
                  disabled={!ready}
                  loading={busy}
                >
                  {verb}
                </Button>
              </Group>
              {renderSameAs(reason.trim() || 'why')}
            </Stack>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface TypedConfirmationProps {
  readonly text: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

const TypedConfirmation = ({ text, typed, onType }: TypedConfirmationProps) => (
  <TextInput
    label={`Type ${text} to confirm`}
    required
    autoComplete="off"
    value={typed}
    onChange={(event) => onType(event.currentTarget.value)}
  />
);
