/** What can be looked for in the audit log: the same for a page of it and for an export of all that fits. */
import type { FilterQuery } from '@mikro-orm/core';
import { z } from '@munim/platform/http';
import type { AuditEntry } from '../database/entities/index.ts';

/** Longer than any actor, action or target is. */
const wordCharsMax = 200;
const word = z.string().min(1).max(wordCharsMax);

/** The first year of the calendar is one that the database does not know; nothing here is older than this. */
const firstInstantMs = Date.UTC(2000);
const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) >= firstInstantMs, { error: 'an instant from the year 2000 on' })
  .optional();

export const auditFilter = {
  actor: word.optional().openapi({ example: 'operator:bootstrap' }),
  action: word.optional().openapi({ example: 'suspend' }),
  target: word.optional().openapi({
    example: 'tenant/kaveri-bank',
    description:
      'This target and all below it: `tenant` is every bank, `tenant/kaveri-bank` that one alone. With `*` at the end ' +
      'every target that begins so: `tenant/kav*`.',
  }),
  from: instant.openapi({ description: 'At this instant or later.' }),
  to: instant.openapi({ description: 'Before this instant.' }),
};

const filter = z.object(auditFilter);
export type AuditFilter = z.output<typeof filter>;

export const whereOf = ({ actor, action, target, from, to }: AuditFilter): FilterQuery<AuditEntry> => ({
  ...(actor === undefined ? {} : { actor }),
  ...(action === undefined ? {} : { action }),
  ...(from === undefined && to === undefined ? {} : { at: between(from, to) }),
  ...(target === undefined ? {} : { $or: targetIs(target) }),
});

const between = (from: string | undefined, to: string | undefined): { $gte?: Date; $lt?: Date } => ({
  ...(from === undefined ? {} : { $gte: new Date(from) }),
  ...(to === undefined ? {} : { $lt: new Date(to) }),
});

const targetIs = (target: string): { target: string | { $like: string } }[] =>
  target.endsWith('*')
    ? [{ target: { $like: `${likeText(target.slice(0, -1))}%` } }]
    : [{ target }, { target: { $like: `${likeText(target)}/%` } }];

const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
