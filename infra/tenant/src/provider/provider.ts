/** Gives our kinds of resources to the Pulumi engine: every call finds its kind by the type in the resource's URN. */
import type pulumiProvider from '@pulumi/pulumi/provider/index.js';
import type { Cell } from '../cell.ts';
import { converge } from '../converge.ts';
import { failpoint } from '../failpoint.ts';
import { differences, type Properties, type ResourceKind } from '../resource-kind.ts';
import { kindOf } from '../resources/index.ts';

type PulumiProvider = pulumiProvider.Provider;

/** Pulumi lets a provider leave these out; ours never does. */
type Provider = PulumiProvider & Required<Pick<PulumiProvider, 'diff' | 'create' | 'update'>>;

/** Stands for a value that the engine does not know yet, in previews. */
const unknownValue = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

export const munimProvider = (cell: Cell): Provider => ({
  version: '0.1.0',
  schema: JSON.stringify({ name: 'munim', version: '0.1.0', resources: {} }),

  check: (urn, _olds, news: Properties) => {
    const reasons = hasUnknown(news) ? {} : kindOfUrn(urn).check(news);
    const failures = Object.entries(reasons).flatMap(([property, reason]) =>
      reason === undefined ? [] : [{ property, reason }],
    );
    return Promise.resolve({ inputs: news, failures });
  },

  /** Never a replacement: it would delete a bank's data, so another identity is an error. */
  diff: (_id, urn, olds: Properties, news: Properties) => {
    const kind = kindOfUrn(urn);
    const found = differences(kind, news, olds);
    const other = found.find(({ property }) => kind.identity.includes(property));
    if (other)
      return Promise.reject(
        new Error(
          `${other.property} of ${nameOf(urn)} would change from ${String(other.actual)} to ${String(other.expected)}: that is another resource, and this one is not thrown away for it`,
        ),
      );
    return Promise.resolve({ changes: found.length > 0 });
  },

  create: async (urn, inputs: Properties) => {
    const kind = kindOfUrn(urn);
    const outs = await converge(kind, inputs, cell);
    await failpoint(`inside:${nameOf(urn)}`);
    return { id: kind.idOf(inputs), outs };
  },

  read: async (id, urn, props: Properties = {}) => {
    const kind = kindOfUrn(urn);
    if (Object.keys(props).length === 0)
      throw new Error(`${nameOf(urn)} cannot be imported by its id: a run adopts what is there`);
    const actual = await kind.observe(props, cell);
    return actual ? { id, props: actual } : { id: '', props: {} };
  },

  update: async (_id, urn, _olds, news: Properties) => {
    const outs = await converge(kindOfUrn(urn), news, cell);
    await failpoint(`inside:${nameOf(urn)}`);
    return { outs };
  },

  delete: async (_id, urn, props: Properties) => {
    await kindOfUrn(urn).remove(props, cell);
    await failpoint(`inside:delete-${nameOf(urn)}`);
  },
});

/** urn:pulumi:<stack>::<project>::<type>::<name> */
const partOfUrn = (urn: string, index: number): string => urn.split('::')[index] ?? '';
const kindOfUrn = (urn: string): ResourceKind => kindOf(partOfUrn(urn, 2).split('$').at(-1) ?? '');
const nameOf = (urn: string): string => partOfUrn(urn, 3);

const hasUnknown = (value: unknown): boolean => JSON.stringify(value).includes(unknownValue);
