-- A translation that somebody has written and what became of it; policy_translation has what readers get.
-- waits is true or null: at most one of a version and language waits.
create sequence translation_number start with 1;
create table proposed_translation (
  proposal_key varchar(64)  primary key,
  revision     integer      not null,
  policy_id    varchar(100) not null,
  version      varchar(40)  not null,
  language     varchar(35)  not null,
  name         varchar(400) not null,
  description  text,
  policy       text         not null,
  guidance     text,
  proposed_by  varchar(64)  not null,
  proposed_at  timestamp with time zone not null,
  state        varchar(10)  not null,
  waits        boolean,
  decided_by   varchar(64),
  decided_at   timestamp with time zone,
  reason       varchar(4000),
  foreign key (policy_id, version) references policy_version (policy_id, version),
  constraint proposed_translation_one_waits unique (policy_id, version, language, waits)
);

-- who let readers have it; absent for what came before anybody had to
alter table policy_translation add column approved_by varchar(64);
