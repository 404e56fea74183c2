import { describe, expect, test } from 'vitest';
import { unsafeOnline } from './online-safety.ts';

describe('a migration that takes something away from pods of the release before', () => {
  test.each([
    'drop table account_holds;',
    'alter table streams drop column state;',
    'alter table streams drop state;',
    'alter table streams rename column state to folded;',
    'alter table events alter column payload type bytea;',
    'alter table streams alter column note set not null;',
    'alter table streams add column colour text not null;',
    "alter table streams add colour text default 'x' not null;",
    'truncate account_statement;',
    'delete from idempotency;',
    'create index concurrently by_colour on streams (state);',
    'commit;',
    'DROP\n  TABLE account_holds;',
  ])('%s', (sql) => {
    expect(unsafeOnline(sql)).toMatch(/^".+" /);
  });

  test('is let through as the second step of two, when it says why nobody needs the thing', () => {
    expect(
      unsafeOnline('-- second step: no pod reads it since release 0042\ndrop table account_holds;'),
    ).toBeUndefined();
    expect(unsafeOnline('-- second step:\ndrop table account_holds;')).toBeDefined();
  });
});

test.each([
  'create table notes (id text primary key, body text not null);',
  'alter table streams add column colour text;',
  'create index by_colour on streams (state);',
  'alter table notes drop constraint notes_body_check;',
  '-- drop table notes\nalter table streams add column colour text;',
  'create function f() returns trigger language plpgsql as $$ begin delete from notes; commit; end $$;',
  "comment on table notes is 'rename it? never; drop table is refused';",
  'create trigger t before update or delete or truncate on notes for each statement execute function f();',
])('additive, and let through: %s', (sql) => {
  expect(unsafeOnline(sql)).toBeUndefined();
});
