-- What a notice is about, such as HO-2026-17/acceptance, and since when and how that is over. Null for what can never be over.
alter table notice add column subject varchar(200);
alter table notice add column over_at timestamp with time zone;
alter table notice add column over_how varchar(100);
create index notice_subject on notice (subject);
