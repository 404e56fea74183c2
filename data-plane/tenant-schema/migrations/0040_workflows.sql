-- When each workflow of the bank must be looked at again. A row is a reminder, not state: losing one is repaired by
-- the next event or by the sweep over open workflows; a duplicate only asks a pure function once more.

create table workflow_due (
  workflow text        not null,
  stream   text        not null,
  due_at   timestamptz not null,
  -- Looks in a row that changed nothing: the pause doubles with each.
  attempts integer     not null default 0,
  primary key (workflow, stream)
);
create index workflow_due_by_time on workflow_due (workflow, due_at);

-- How far each workflow has read its topic; written with the reminders that came of it.
create table workflow_cursors (
  workflow    text    not null,
  topic       text    not null,
  partition   integer not null,
  next_offset bigint  not null,
  primary key (workflow, topic, partition)
);
