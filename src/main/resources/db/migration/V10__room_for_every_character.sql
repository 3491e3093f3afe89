-- Limits count characters, as PostgreSQL does; H2 counts the halves of a character such as an emoji, so a text within its
-- limit may take twice the room.
alter table policy_change alter column summary set data type varchar(1000);
alter table policy_change alter column reason set data type varchar(4000);
alter table policy_change alter column origin_ref set data type varchar(400);
alter table policy_change alter column end_reason set data type varchar(4000);
alter table policy_release alter column rollback_reason set data type varchar(4000);
alter table publication alter column correction_reason set data type varchar(4000);
alter table policy_review alter column note set data type varchar(4000);
