-- Labeling protocols: per policy a tree of labels in versions 1, 2, 3. content is what a version says, as JSON; it never
-- changes once the version was in force. open_policy is the policy while its version is being worked on, so that there is
-- one at a time. policy_version: the newest of the policy when the content was written. base: the version in force before.
-- writers: the users who have written of it, as JSON; none of them is the second to look at it.
create sequence labeling_protocol_number start with 1;
create table labeling_protocol (
  protocol_key     varchar(40)   primary key,
  revision         integer       not null,
  policy_id        varchar(100)  not null,
  version          integer       not null,
  base             integer,
  open_policy      varchar(100),
  state            varchar(20)   not null,
  policy_version   varchar(40)   not null,
  content          text          not null,
  reason           varchar(4000) not null,
  writers          text          not null,
  asked_by         varchar(64)   not null,
  asked_at         timestamp with time zone not null,
  submitted_at     timestamp with time zone,
  note             text,
  approved_by      varchar(64),
  approved_at      timestamp with time zone,
  round_key        varchar(40),
  verdict          varchar(20),
  look_again       text,
  in_force_at      timestamp with time zone,
  superseded_at    timestamp with time zone,
  ended_by         varchar(64),
  end_reason       varchar(4000),
  constraint labeling_protocol_version unique (policy_id, version),
  constraint labeling_protocol_open unique (open_policy)
);

-- Whoever begins a protocol takes the next turn, so that two never get the same version.
create table labeling_turn (
  id   integer primary key,
  turn integer not null
);
insert into labeling_turn (id, turn) values (1, 0);
