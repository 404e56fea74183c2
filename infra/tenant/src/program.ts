/** The Pulumi program of one bank: its list of resources, given to the engine in the order of their needs. */
import pulumi from '@pulumi/pulumi';
import type { PulumiFn } from '@pulumi/pulumi/automation/index.js';
import { fileURLToPath } from 'node:url';
import { type BankSpec, bankResources } from './bank.ts';

/** Must be on the engine's PATH: it holds `pulumi-resource-munim`. */
export const providerDirectory = fileURLToPath(new URL('../bin', import.meta.url));

class BankResource extends pulumi.CustomResource {}

/** Runs inside the Automation API: no language plug-in is needed. */
export const bankProgram =
  (spec: BankSpec): PulumiFn =>
  () => {
    const made = new Map<string, pulumi.CustomResource>();
    for (const { name, kind, desired, after, retainOnDelete } of bankResources(spec)) {
      const dependsOn = after.map((needed) => {
        const resource = made.get(needed);
        if (!resource) throw new Error(`${name} is declared before ${needed}, which it needs`);
        return resource;
      });
      made.set(name, new BankResource(kind.token, name, { ...desired }, { dependsOn, retainOnDelete }));
    }
    return Promise.resolve();
  };
