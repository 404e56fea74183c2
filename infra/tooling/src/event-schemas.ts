/** JSON Schema of every published event, from the zod schemas that validate real messages. */
import { z } from 'zod';

interface Publisher {
  readonly name: string;
  readonly eventSchemas: Readonly<Record<string, z.ZodType>>;
}

export const eventSchemaFiles = (contexts: readonly Publisher[]): [string, string][] =>
  contexts.map((context) => [
    `openapi/events/${context.name}.json`,
    `${JSON.stringify(documentOf(context), null, 2)}\n`,
  ]);

const documentOf = (context: Publisher) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: `Events of ${context.name}`,
  description: `The data member of each event on the topic <tenant>.${context.name}, by event type.`,
  $defs: Object.fromEntries(
    Object.entries(context.eventSchemas).map(([type, schema]) => {
      const { $schema: _dialect, ...definition } = z.toJSONSchema(schema, { unrepresentable: 'any' }) as Record<
        string,
        unknown
      >;
      return [type, definition];
    }),
  ),
});
