-- Whether a change was assessed to change nothing but that an overlay and its base are settled.
alter table policy_change add settles boolean default false not null;
