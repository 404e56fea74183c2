/** How careful an upgrade is to be: the fields of the form, and the request and command that come of them. */
import { Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { munim, option } from '../actions/commands.ts';

export interface WantedUpgrade {
  /** Ids between commas; the whole fleet when empty. */
  readonly only: string;
  readonly canaries: number;
  /** Of the fleet that is done after each wave. */
  readonly percentages: string;
  readonly parallel: number;
  readonly soakSeconds: number;
  readonly onFailure: 'halt' | 'continue';
  /** With `continue`: more failures than this halt it. */
  readonly failuresMax: number;
}

/** What the API takes when nothing is said. */
export const usualCare: WantedUpgrade = {
  only: '',
  canaries: 1,
  percentages: '10, 50, 100',
  parallel: 2,
  soakSeconds: 60,
  onFailure: 'halt',
  failuresMax: 10,
};

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');

export function bodyOf({ only, percentages, ...policy }: WantedUpgrade) {
  const ids = words(only);
  return { ...(ids.length === 0 ? {} : { only: ids }), ...policy, percentages: words(percentages).map(Number) };
}
export type UpgradeBody = ReturnType<typeof bodyOf>;

export const commandOf = (body: UpgradeBody, release: string, reason: string): string =>
  munim(
    'fleet',
    'upgrade',
    'start',
    '--release',
    release,
    ...option('--only', body.only?.join(',')),
    '--canaries',
    String(body.canaries),
    '--waves',
    body.percentages.join(','),
    '--parallel',
    String(body.parallel),
    '--soak',
    String(body.soakSeconds),
    '--on-failure',
    body.onFailure,
    '--failures-max',
    String(body.failuresMax),
    '--reason',
    reason,
  );

interface FieldsProps {
  readonly upgrade: WantedUpgrade;
  readonly onChange: (upgrade: WantedUpgrade) => void;
}

export function WantedUpgradeFields({ upgrade, onChange }: FieldsProps) {
  const number = (
    name: 'canaries' | 'parallel' | 'soakSeconds' | 'failuresMax',
    label: string,
    description: string,
    min: number,
  ) => (
    <NumberInput
      label={label}
      description={description}
      required
      min={min}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      value={upgrade[name]}
      onChange={(value) => onChange({ ...upgrade, [name]: Number(value) })}
    />
  );
  return (
    <>
      <TextInput
        label="Banks"
        description="Ids between commas. The whole fleet when left out."
        autoComplete="off"
        value={upgrade.only}
        onChange={(event) => onChange({ ...upgrade, only: event.currentTarget.value })}
      />
      <TextInput
        label="Waves, in percent"
        description="How much of the fleet is done after each wave; 100 at last."
        required
        autoComplete="off"
        value={upgrade.percentages}
        onChange={(event) => onChange({ ...upgrade, percentages: event.currentTarget.value })}
      />
      <Group align="end" grow>
        {number('canaries', 'Canaries', 'Banks that go first.', 0)}
        {number('parallel', 'At a time', 'Banks under way at once.', 1)}
        {number('soakSeconds', 'Seconds between waves', 'A wave serves so long, and is looked at again.', 0)}
      </Group>
      <NativeSelect
        label="When a bank fails"
        data={[
          { value: 'halt', label: 'halt: nobody else is begun until you say so' },
          { value: 'continue', label: 'continue: it is quarantined, the others go on' },
        ]}
        value={upgrade.onFailure}
        onChange={(event) => onChange({ ...upgrade, onFailure: event.currentTarget.value as 'halt' | 'continue' })}
      />
      {upgrade.onFailure === 'halt'
        ? null
        : number('failuresMax', 'Failures at most', 'More quarantined banks than this halt it.', 0)}
    </>
  );
}
