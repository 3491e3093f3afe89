-- One row per review of a policy, from the day on which the wait for it begins. At most one of a policy is open.
create table policy_review (
  review_key varchar(120) primary key,
  revision   integer      not null,
  policy_id  varchar(100) not null references policy (policy_id),
  number     integer      not null,
  state      varchar(10)  not null,
  begun_at   timestamp with time zone not null,
  due_at     timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by varchar(64),
  note       varchar(2000),
  constraint policy_review_number unique (policy_id, number)
);
create index policy_review_open on policy_review (state, due_at);

-- What is on record is named by keys that carry a policy's id, too.
alter table audit_entry alter column subject set data type varchar(160);
