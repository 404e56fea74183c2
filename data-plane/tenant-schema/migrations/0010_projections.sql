-- How far the read models have come: written in the transaction of their rows, so that an event counts exactly once.

-- Last version of each stream that the read models of a context hold. What they do not hold is applied, what they hold
-- is dropped, and a version that is missing in between is fetched from the log.
create table projected_streams (
  context text   not null,
  stream  text   not null,
  version bigint not null,
  primary key (context, stream)
) with (fillfactor = 80);

-- Where to read on in each partition; its row is the lock that keeps two consumers of one partition apart.
create table projection_checkpoints (
  context     text    not null,
  topic       text    not null,
  partition   integer not null,
  next_offset bigint  not null,
  primary key (context, topic, partition)
);

-- Streams whose next event could not be applied. The others flow; these wait for a repaired projector and are then
-- read again from the log.
create table parked_streams (
  context   text        not null,
  stream    text        not null,
  version   bigint      not null,
  reason    text        not null,
  parked_at timestamptz not null default now(),
  primary key (context, stream)
);
