-- Permissions and exceptions of advertisers, and for each market from when until when. What was asked never changes; whether
-- one holds is read from these rows and nothing else. against, lapses: beside which versions it was decided, and when the
-- clause begins to say something else there.
create sequence grant_number start with 1;
create table policy_grant (
  grant_key       varchar(64)  primary key,
  revision        integer      not null,
  advertiser      varchar(100) not null,
  advertiser_name varchar(400) not null,
  policy_id       varchar(100) not null references policy (policy_id),
  clause          varchar(100) not null,
  scope           varchar(4000) not null,
  from_said       varchar(40)  not null,
  until_said      varchar(40)  not null,
  renews          varchar(64)  references policy_grant (grant_key),
  asked_by        varchar(64)  not null,
  asked_team      varchar(64)  not null,
  asked_at        timestamp with time zone not null,
  state           varchar(12)  not null,
  checked_by      varchar(64),
  checked_at      timestamp with time zone,
  check_note      varchar(4000),
  question        varchar(4000),
  decided_by      varchar(64),
  decided_at      timestamp with time zone,
  decided_note    varchar(4000),
  decided_hash    varchar(64),
  revoked_by      varchar(64),
  revoked_at      timestamp with time zone,
  revoked_reason  varchar(4000),
  reminded_at     timestamp with time zone
);
create index policy_grant_advertiser on policy_grant (advertiser, policy_id, clause);
create index policy_grant_policy on policy_grant (policy_id, state);
create index policy_grant_renews on policy_grant (renews);

create table policy_grant_market (
  grant_key varchar(64) not null references policy_grant (grant_key),
  market    varchar(10) not null,
  begins    timestamp with time zone not null,
  ends      timestamp with time zone not null,
  against   varchar(4000),
  lapses    timestamp with time zone,
  told_at   timestamp with time zone,
  primary key (grant_key, market)
);

create table policy_grant_evidence (
  grant_key  varchar(64) not null references policy_grant (grant_key),
  number     integer     not null,
  evidence   varchar(4000) not null,
  given_by   varchar(64) not null,
  given_at   timestamp with time zone not null,
  primary key (grant_key, number)
);

-- one after another: who adds or decides a grant holds this row until the transaction ends, so that no two are for the same
create table policy_grant_turn (
  id    integer primary key,
  turn  bigint  not null
);
insert into policy_grant_turn (id, turn) values (1, 0);
