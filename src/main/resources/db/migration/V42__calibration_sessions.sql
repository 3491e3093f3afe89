-- Calibration sessions. One row of calibration_group for each market group: who begins a session of it, comes one after
-- the other, so that the sessions of a week are numbered without a gap.
create table calibration_group (
  market_group varchar(10) primary key,
  turn         integer     not null
);
insert into calibration_group (market_group, turn) values ('ANZ', 0);
insert into calibration_group (market_group, turn) values ('SEA', 0);

-- lower_bound, upper_bound: of the interval of Krippendorff's alpha. undefined: why alpha or its interval is.
create table calibration_session (
  session_key    varchar(40)  primary key,
  revision       integer      not null,
  market_group   varchar(10)  not null references calibration_group (market_group),
  week_year      integer      not null,
  week           integer      not null,
  number         integer      not null,
  policy_id      varchar(100),
  policy_version varchar(40),
  round_key      varchar(40)  references blind_round (round_key),
  begun_for      varchar(10)  not null,
  cause          varchar(40)  references calibration_session (session_key),
  started_by     varchar(64)  not null,
  opened_at      timestamp with time zone not null,
  state          varchar(12)  not null,
  reason         varchar(4000),
  verdict        varchar(12),
  alpha          double precision,
  lower_bound    double precision,
  upper_bound    double precision,
  undefined      varchar(200),
  disputes       integer,
  paired         boolean,
  judged_at      timestamp with time zone,
  settled_at     timestamp with time zone,
  settled_by     varchar(64),
  closed_at      timestamp with time zone,
  constraint calibration_session_number unique (market_group, week_year, week, number)
);
create index calibration_session_policy on calibration_session (policy_id, judged_at);
create index calibration_session_opened on calibration_session (market_group, opened_at);

-- The cases themselves stand in the round. golden_label: known to be right; unseen before the reveal, and no vote.
create table calibration_case (
  session_key  varchar(40)  not null references calibration_session (session_key),
  number       integer      not null,
  ref          varchar(400) not null,
  source       varchar(40)  not null,
  golden_label varchar(400),
  primary key (session_key, number)
);

-- What each dispute ended in. raters: logins, one a line. ref: what was started for it.
create table calibration_outcome (
  session_key varchar(40)   not null references calibration_session (session_key),
  case_number integer       not null,
  kind        varchar(20)   not null,
  words       varchar(4000) not null,
  clause      varchar(400),
  raters      varchar(4000),
  decided_by  varchar(64)   not null,
  decided_at  timestamp with time zone not null,
  state       varchar(10)   not null,
  ref         varchar(160),
  primary key (session_key, case_number),
  foreign key (session_key, case_number) references calibration_case (session_key, number)
);

-- How far the raters agreed on the cases of a clause; an empty clause stands for those that name none.
create table calibration_clause (
  session_key varchar(40)  not null references calibration_session (session_key),
  clause      varchar(400) not null,
  cases       integer      not null,
  disputes    integer      not null,
  alpha       double precision,
  undefined   varchar(200),
  primary key (session_key, clause)
);
