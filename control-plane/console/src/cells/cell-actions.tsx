/** Drains, opens and closes a cell, and says how many banks it has room for: only what its state and its banks allow is offered. */
import { Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { DeedButton } from '../actions/deed-button.tsx';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type Cell, type CellChange } from '../api/client.ts';

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
  const [open, setOpen] = useState<CellDeed | 'capacity'>();
  const onClose = (): void => setOpen(undefined);
  return (
    <Group>
      <DeedButton operation="changeCell" onClick={() => setOpen('capacity')}>
        Change its room
      </DeedButton>
      {deeds
        .filter(({ offered }) => offered(cell))
        .map((deed) => (
          <DeedButton key={deed.label} operation="changeCell" onClick={() => setOpen(deed)}>
            {deed.label}
          </DeedButton>
        ))}
      {open === 'capacity' ? <CapacityDialog cell={cell} onClose={onClose} /> : null}
      {open === undefined || open === 'capacity' ? null : <StateDialog cell={cell} deed={open} onClose={onClose} />}
    </Group>
  );
}

const changePath = '/v1/cells/{cellName}/change';

async function change(cellName: string, body: CellChange, idempotencyKey: string): Promise<unknown> {
  const header = { 'Idempotency-Key': idempotencyKey };
  return (await api.POST(changePath, { params: { path: { cellName }, header }, body })).error;
}

interface DialogProps {
  readonly cell: Cell;
  readonly onClose: () => void;
}

function StateDialog({ cell: { name }, deed, onClose }: DialogProps & { deed: CellDeed }) {
  const { label, consequence, to } = deed;
  return (
    <DeedDialog
      title={`${label}: ${name}`}
      consequence={consequence}
      verb={label}
      act={({ reason, idempotencyKey }: Deed) => change(name, { state: to, reason }, idempotencyKey)}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('cell change', [name], { '--state': to, '--reason': reason })}
          call={{ method: 'POST', path: changePath.replace('{cellName}', name), body: { state: to, reason } }}
        />
      )}
    />
  );
}

/** As the API takes it. */
const capacityMax = 10_000;

function CapacityDialog({ cell: { name, banks, capacityBanks: present }, onClose }: DialogProps) {
  const [room, setRoom] = useState<number | string>(present);
  const capacityBanks = Number(room);
  return (
    <DeedDialog
      title={`Room for banks: ${name}`}
      consequence={`It has ${banks} banks. They are served whatever it is; with less room than that it gets no more.`}
      verb="Change it"
      complete={room !== '' && capacityBanks !== present}
      act={({ reason, idempotencyKey }: Deed) => change(name, { capacityBanks, reason }, idempotencyKey)}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('cell change', [name], { '--capacity': String(capacityBanks), '--reason': reason })}
          call={{ method: 'POST', path: changePath.replace('{cellName}', name), body: { capacityBanks, reason } }}
        />
      )}
    >
      <NumberInput
        label="Room for banks"
        required
        min={0}
        max={capacityMax}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        hideControls
        value={room}
        onChange={setRoom}
      />
    </DeedDialog>
  );
}
