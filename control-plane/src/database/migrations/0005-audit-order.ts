/** One order of all audit entries, without a gap, so that they can be sealed; and the lease of whoever seals them. */
import { Migration } from '@mikro-orm/migrations';

export class AuditOrder0005 extends Migration {
  override name = '0005-audit-order';

  override up(): void {
    this.addSql(positions);
    this.addSql(positionAtCommit);
    this.addSql(leases);
  }
}

/** Entries of before are numbered as they were made. 8 kB of text is at most 48 kB of JSON: the archive takes 65,535. */
const positions = `
alter table audit add column position bigint constraint audit_position_unique unique;
alter table audit add constraint audit_entry_fits_the_archive check (
  octet_length(actor) + octet_length(action) + octet_length(target) + octet_length(coalesce(reason, ''))
    + octet_length(request_id) <= 8192);

alter table audit disable trigger audit_is_append_only;
with numbered as (select id, row_number() over (order by id) as position from audit)
update audit set position = numbered.position from numbered where numbered.id = audit.id;
alter table audit enable trigger audit_is_append_only;

create index audit_by_actor on audit (actor, position);
create index audit_by_action on audit (action, position);
create index audit_by_target on audit (target text_pattern_ops, position);
create index audit_by_time on audit (at, position);
`;

/**
 * The position is given when the entry's own transaction commits, after all its other work: transactions pass here one by
 * one, so positions have no gap and are in the order of the commits, and since nothing is locked after this lock, it closes
 * no circle with any other. That is also the only change that a row ever sees.
 */
const positionAtCommit = `
create or replace function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if pg_trigger_depth() > 1 and old.position is null and new.position is not null
       and to_jsonb(new) - 'position' = to_jsonb(old) - 'position' then
      return new;
    end if;
  end if;
  raise exception 'the audit log is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;

create function refuse_audit_position() returns trigger language plpgsql as $$
begin
  raise exception 'an audit entry gets its position when it is committed' using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_brings_no_position before insert on audit
  for each row when (new.position is not null) execute function refuse_audit_position();

create function position_audit_entry() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('munim audit order', 0));
  update audit set position = (select coalesce(max(position), 0) + 1 from audit) where id = new.id;
  return null;
end $$;
create constraint trigger audit_entry_gets_its_position after insert on audit
  deferrable initially deferred for each row execute function position_audit_entry();
`;

const leases = `
create table leases (
  name       text        primary key,
  holder     text        not null,
  fence      bigint      not null,
  expires_at timestamptz not null
);
`;
