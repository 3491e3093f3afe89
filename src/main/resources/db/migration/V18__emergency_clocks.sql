-- how a clock counts: day and night in an emergency, and no further than a regulator's deadline
alter table deadline add column by_the_clock boolean default false not null;
alter table deadline add column latest timestamp(6) with time zone;
alter table policy_change add column statutory_deadline timestamp(6) with time zone;
