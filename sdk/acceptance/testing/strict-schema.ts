/** Judges real messages by the published schemas, strictly: a member that is not documented is an error too. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonSchema } from './contract.ts';

export type Judge = (value: unknown) => string[];

/** The formats that the contract uses; ajv refuses to compile any other. */
const formats = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
  email: /^[^@\s]+@[^@\s]+$/,
  uri: /^https?:\/\/\S+$/,
};

/** `named` are the schemas that `$ref` may point to, below `#/components/schemas/`. */
export function strictJudge(schema: JsonSchema, named: Readonly<Record<string, JsonSchema>> = {}): Judge {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, formats });
  ajv.addVocabulary(['example', 'components']);
  const validate: ValidateFunction = ajv.compile({ ...closed(schema), components: { schemas: closed(named) } });
  return (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
    );
  };
}

/** Objects that list their members have no others. */
function closed<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(closed) as T;
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const listsMembers = 'properties' in copy && !('additionalProperties' in copy) && 'type' in copy;
  return (listsMembers ? { ...copy, additionalProperties: false } : copy) as T;
}
