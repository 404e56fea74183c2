/** Tokens of operators end, and who else has held one is remembered; so is who was ever an owner. Sessions have names. */
import { Migration } from '@mikro-orm/migrations';

export class OperatorTokens0017 extends Migration {
  override name = '0017-operator-tokens';

  override up(): void {
    this.addSql(tokens);
    this.addSql(owners);
    this.addSql(sessions);
  }
}

/** Tokens of before end in 90 days. Whom an owner gave a token, and who has not renewed it since, is known to that owner. */
const tokens = `
alter table operators
  add column token_issued_by    text,
  add column token_issued_at    timestamptz,
  add column token_expires_at   timestamptz,
  add column token_last_used_at timestamptz,
  add column token_refused_at   timestamptz,
  add column known_to           jsonb   not null default '[]',
  add column renewal_suffices   boolean not null default false,
  add column was_owner          boolean not null default false,
  add column former_identity    text;

update operators o set
  token_issued_by = coalesce(issued.by, o.id),
  token_issued_at = coalesce(issued.at, o.created_at),
  token_expires_at = now() + interval '90 days',
  known_to = case when issued.by <> o.id then jsonb_build_array(issued.by) else '[]' end
from operators self left join lateral (
  select substr(actor, length('operator:') + 1) as by, at from audit
  where action = 'issueOperatorToken' and target = 'operator/' || self.id order by id desc limit 1
) issued on true
where self.id = o.id and o.id <> 'bootstrap' and o.token_hash is not null;

update operators o set renewal_suffices = true
where known_to <> '[]' and not exists (
  select from operators other
  where other.role = 'owner' and other.state = 'active' and other.id <> o.id and not jsonb_exists(o.known_to, other.id));
`;

/** The rows of those who are another role by now say nothing of it; the approvals that made them owners do. */
const owners = `
update operators o set was_owner = true
where (role = 'owner' and state <> 'invited') or exists (
  select from approvals a
  where a.state = 'approved' and a.body ->> 'role' = 'owner' and (
    (a.operation = 'createOperator' and a.result ->> 'id' = o.id and o.state <> 'invited')
    or (a.operation = 'changeOperatorRole' and a.params ->> 'operatorId' = o.id)));

create function remember_owner() returns trigger language plpgsql as $$
begin
  new.was_owner := new.was_owner or (new.role = 'owner' and new.state = 'active')
    or (tg_op = 'UPDATE' and old.was_owner);
  return new;
end $$;
create trigger operator_is_remembered_as_owner before insert or update on operators
  for each row execute function remember_owner();
`;

/** An id is a kind and 26 digits of ours, of which hexadecimal ones are some. */
const sessions = `
alter table sessions add column id text;
update sessions set id = 'ses_0' || substr(md5(token_hash), 1, 25);
alter table sessions alter column id set not null, add constraint sessions_id_unique unique (id);
`;
