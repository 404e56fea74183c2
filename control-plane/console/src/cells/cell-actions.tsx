/** Drains, opens and closes a cell: only what its state and its banks allow is offered. */
import { Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type Cell } from '../api/client.ts';

interface CellDeed {
  readonly label: string;
  readonly to: Cell['state'];
  readonly offered: (cell: Cell) => boolean;
  readonly consequence: string;
}

const deeds: readonly CellDeed[] = [
  {
    label: 'Drain',
    to: 'draining',
    offered: ({ state }) => state === 'open',
    consequence: 'Its banks are served as before; no new bank is placed on it.',
  },
  {
    label: 'Open',
    to: 'open',
    offered: ({ state }) => state !== 'open',
    consequence: 'New banks of its region may be placed on it.',
  },
  {
    label: 'Close',
    to: 'closed',
    offered: ({ state, banks }) => state !== 'closed' && banks === 0,
    consequence: 'It has no banks and gets none; its health is not looked at any more. It can be opened again.',
  },
];

export function CellActions({ cell }: { cell: Cell }) {
  const [open, setOpen] = useState<CellDeed>();
  const client = useQueryClient();
  const path = '/v1/cells/{cellName}/change';
  const act =
    ({ to }: CellDeed) =>
    async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
      const { error } = await api.POST(path, {
        params: { path: { cellName: cell.name }, header: { 'Idempotency-Key': idempotencyKey } },
        body: { state: to, reason },
      });
      await client.invalidateQueries();
      return error;
    };
  return (
    <Group>
      {deeds
        .filter(({ offered }) => offered(cell))
        .map((deed) => (
          <DeedButton key={deed.label} operation="changeCell" onClick={() => setOpen(deed)}>
            {deed.label}
          </DeedButton>
        ))}
      {open === undefined ? null : (
        <DeedDialog
          title={`${open.label}: ${cell.name}`}
          consequence={open.consequence}
          verb={open.label}
          act={act(open)}
          onClose={() => setOpen(undefined)}
          renderSameAs={(reason) => (
            <SameAs
              command={munim('cell', 'change', cell.name, '--state', open.to, '--reason', reason)}
              call={{
                method: 'POST',
                path: path.replace('{cellName}', cell.name),
                body: { state: open.to, reason },
              }}
            />
          )}
        />
      )}
    </Group>
  );
}
