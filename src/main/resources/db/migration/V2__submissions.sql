-- What people answered on forms, to the letter. The process engine only gets the outcome.
create table submission (
  submission_id varchar(64)  primary key,
  task_id       varchar(64),
  process_id    varchar(255) not null,
  activity      varchar(255) not null,
  submitted_by  varchar(64)  not null,
  submitted_at  timestamp with time zone not null,
  outcome       varchar(64),
  fields        text         not null
);
create index submission_task on submission (task_id);
