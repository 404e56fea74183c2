/** Asks before a deed: why, and for one that hurts the name of what it hurts; shows the same deed as a command. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../api/client.ts';
import { isStale } from '../api/problem.ts';
import { attempt } from './attempt.ts';
import { isTyped } from './typed.ts';
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
  /** Said once it has succeeded. */
  readonly done?: string;
  /** False for a deed whose API keeps no reason. */
  readonly asksWhy?: false;
  /** One of these has to be typed, a bank's name or its id for example; left out for a deed that harms nobody. */
  readonly confirm?: readonly string[];
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
  const { title, consequence, verb, asksWhy, confirm, onClose, renderSameAs, children, complete = true } = props;
  const { onReload } = props;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { run, busy, error } = useDeed(props);
  const ready = complete && (asksWhy === false || reason.trim() !== '') && isTyped(typed, confirm);
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (ready && !busy) void run(reason.trim());
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
              {confirm === undefined ? null : <TypedConfirmation texts={confirm} typed={typed} onType={setTyped} />}
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

/** Done once however often it is tried; then the page behind is what came of it, and the dialog goes. */
function useDeed({ title, done = 'It is done.', act, onClose }: DeedDialogProps) {
  const known = useQueryClient();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [error, setError] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  const run = async (reason: string): Promise<void> => {
    setBusy(true);
    const problem = await attempt(() => act({ reason, idempotencyKey }));
    await news(known);
    setBusy(false);
    setError(problem);
    if (problem !== undefined) return;
    notifications.show({ title, message: done });
    onClose();
  };
  return { run, busy, error };
}

/** Where the control plane is away nobody waits for what else there is to know. */
const newsMsMax = 3_000;

const news = (known: QueryClient): Promise<unknown> =>
  Promise.race([known.invalidateQueries(), new Promise((resolve) => setTimeout(resolve, newsMsMax))]);

interface TypedConfirmationProps {
  readonly texts: readonly string[];
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

const TypedConfirmation = ({ texts, typed, onType }: TypedConfirmationProps) => (
  <TextInput
    label={`Type ${[...new Set(texts)].join(' or ')} to confirm`}
    required
    autoComplete="off"
    value={typed}
    onChange={(event) => onType(event.currentTarget.value)}
  />
);
