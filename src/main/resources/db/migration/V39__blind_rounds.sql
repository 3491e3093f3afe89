-- Blind rounds: cases that several raters label without seeing each other's votes, until all are revealed together. What
-- people vote stands in blind_round_vote and nowhere else. turn: who writes votes or reveals them, comes one after the other.
create sequence round_number start with 1;
create table blind_round (
  round_key       varchar(40)  primary key,
  revision        integer      not null,
  turn            integer      not null,
  purpose         varchar(20)  not null,
  origin          varchar(160) not null,
  policy_id       varchar(100),
  market          varchar(10),
  state           varchar(10)  not null,
  opened_at       timestamp with time zone not null,
  vote_by         timestamp with time zone not null,
  sealed_at       timestamp with time zone,
  votes_closed_at timestamp with time zone,
  revealed_at     timestamp with time zone,
  closed_at       timestamp with time zone
);
create index blind_round_origin on blind_round (origin);

create table blind_round_label (
  round_key varchar(40)  not null references blind_round (round_key),
  number    integer      not null,
  code      varchar(400) not null,
  name      varchar(400) not null,
  primary key (round_key, number)
);

-- first_label: what somebody decided before; sealed as every vote is.
create table blind_round_case (
  round_key   varchar(40)    not null references blind_round (round_key),
  number      integer        not null,
  ref         varchar(400)   not null,
  market      varchar(10),
  content     varchar(10000) not null,
  clause      varchar(400),
  first_label varchar(400),
  primary key (round_key, number)
);

-- stands_for: who was asked and is away. counted: known once the votes are revealed.
create table blind_round_rater (
  round_key    varchar(40) not null references blind_round (round_key),
  number       integer     not null,
  user_id      varchar(64) not null,
  team         varchar(64) not null,
  stands_for   varchar(64),
  handed_in_at timestamp with time zone,
  has_left     boolean     not null,
  counted      boolean     not null,
  primary key (round_key, number),
  constraint blind_round_rater_user unique (round_key, user_id)
);

-- A late vote stands beside the one that came in time and counts nothing.
create table blind_round_vote (
  round_key    varchar(40)  not null,
  rater_number integer      not null,
  case_number  integer      not null,
  late         boolean      not null,
  label        varchar(400) not null,
  confidence   integer,
  rationale    varchar(4000),
  voted_at     timestamp with time zone not null,
  primary key (round_key, rater_number, case_number, late),
  foreign key (round_key, rater_number) references blind_round_rater (round_key, number),
  foreign key (round_key, case_number) references blind_round_case (round_key, number)
);
