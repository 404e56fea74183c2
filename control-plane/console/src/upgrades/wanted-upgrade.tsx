/** How careful an upgrade is to be: the fields of the form, and the request and command that come of them. */
import { NativeSelect, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { munim } from '../actions/commands.ts';
import { query } from '../api/client.ts';

export interface WantedUpgrade {
  /** The newest that is offered when empty. */
  readonly release: string;
  /** Ids between commas; the whole fleet when empty. */
  readonly only: string;
  readonly canaries: number;
  /** Ids between commas of those that go first; so many as `canaries` says when empty. */
  readonly named: string;
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
  release: '',
  only: '',
  canaries: 1,
  named: '',
  percentages: '10, 50, 100',
  parallel: 2,
  soakSeconds: 60,
  onFailure: 'halt',
  failuresMax: 10,
};

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');

export function bodyOf({ release, only, canaries, named, percentages, ...policy }: WantedUpgrade) {
  const ids = words(only);
  const first = words(named);
  return {
    ...(release === '' ? {} : { release }),
    ...(ids.length === 0 ? {} : { only: ids }),
    ...policy,
    canaries: first.length === 0 ? canaries : first,
    percentages: words(percentages).map(Number),
  };
}
export type UpgradeBody = ReturnType<typeof bodyOf>;

export const commandOf = (body: UpgradeBody, reason: string, preview = false): string =>
  munim('fleet upgrade start', [], {
    '--release': body.release,
    '--only': body.only?.join(','),
    ...(typeof body.canaries === 'number'
      ? { '--canaries': String(body.canaries) }
      : { '--canary': body.canaries.join(',') }),
    '--waves': body.percentages.join(','),
    '--parallel': String(body.parallel),
    '--soak': String(body.soakSeconds),
    '--on-failure': body.onFailure,
    '--failures-max': String(body.failuresMax),
    '--preview': preview,
    '--reason': reason,
  });

/** Releases that an upgrade can bring banks to now. */
const useOffered = (): string[] =>
  (query.useQuery('get', '/v1/fleet', {}).data?.releases ?? [])
    .filter(({ offered }) => offered)
    .map(({ release }) => release);

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
      inputWrapperOrder={['label', 'input', 'description', 'error']}
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
      <NativeSelect
        label="Release"
        data={[{ value: '', label: 'the newest that a provisioner offers' }, ...useOffered()]}
        value={upgrade.release}
        onChange={({ currentTarget: { value } }) => onChange({ ...upgrade, release: value })}
      />
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
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {number('canaries', 'Canaries', 'So many active banks go first.', 0)}
        {number('parallel', 'At a time', 'Banks under way at once.', 1)}
        {number('soakSeconds', 'Seconds between waves', 'A wave serves so long, and is looked at again.', 0)}
      </SimpleGrid>
      <TextInput
        label="Canaries by name"
        description="Ids between commas of the banks that go first, instead of any."
        autoComplete="off"
        value={upgrade.named}
        onChange={(event) => onChange({ ...upgrade, named: event.currentTarget.value })}
      />
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
