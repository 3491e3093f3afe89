-- what people wrote beside tasks; the engine keeps the text with the task, and forgets whose it was
create table task_comment (
  comment_id varchar(64) primary key,
  task_id varchar(64) not null,
  step varchar(255) not null,
  teams varchar(1000) not null,
  root_instance varchar(64),
  subject varchar(255),
  author varchar(255) not null,
  written_at timestamp(6) with time zone not null,
  message varchar(4000) not null
);
create index task_comment_root on task_comment (root_instance);
create index task_comment_subject on task_comment (subject);
