-- Policy changes that go together. A part stays in its package when it has left it: left_by and left_reason say who took it
-- out, or went on without it, and why. A release has one instant per market; announced_at is empty until it was told of.
create sequence policy_package_number start with 1;
create table policy_package (
  package_key varchar(64)  primary key,
  revision    integer      not null,
  title       varchar(400) not null,
  state       varchar(12)  not null,
  opened_by   varchar(64)  not null,
  opened_at   timestamp with time zone not null,
  held_at     timestamp with time zone,
  held_reason varchar(4000),
  ended_at    timestamp with time zone,
  end_reason  varchar(4000)
);
create index policy_package_newest on policy_package (opened_at);

create table policy_package_part (
  package_key varchar(64) not null references policy_package (package_key),
  position    integer     not null,
  change_key  varchar(64) not null references policy_change (change_key),
  added_by    varchar(64) not null,
  added_at    timestamp with time zone not null,
  left_by     varchar(64),
  left_at     timestamp with time zone,
  left_reason varchar(4000),
  primary key (package_key, position)
);
create index policy_package_part_change on policy_package_part (change_key);

create table policy_package_release (
  package_key    varchar(64) not null references policy_package (package_key),
  market         varchar(10) not null,
  effective_from timestamp with time zone not null,
  released_by    varchar(64) not null,
  released_at    timestamp with time zone not null,
  announced_at   timestamp with time zone,
  primary key (package_key, market)
);

-- one after another: who puts a change into a package holds this row until the transaction ends, so that none is in two
create table policy_package_turn (
  id    integer primary key,
  turn  bigint  not null
);
insert into policy_package_turn (id, turn) values (1, 0);
