-- The version that a correction corrects: approved are the words that were shown beside it, and no others.
alter table publication add column corrects varchar(40);
alter table policy_version add column corrects varchar(40);
