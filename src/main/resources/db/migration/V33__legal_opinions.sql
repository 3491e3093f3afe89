-- Legal's opinion of a grant: the handoff that it was asked by, and who has advised; empty where Legal gave it back.
alter table policy_grant add column legal_handoff varchar(64);
alter table policy_grant add column legal_adviser varchar(64);
