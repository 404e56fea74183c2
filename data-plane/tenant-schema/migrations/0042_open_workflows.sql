-- The bank's workflows that have not ended, as the log tells, whatever Kafka brings: each has a reminder in workflow_due,
-- and one that has none is given one. How far the log was read for it is in workflow_cursors, with the topic 'log'.

create table open_workflows (
  workflow text not null,
  stream   text not null,
  primary key (workflow, stream)
);
