-- What a grant hangs on is kept in full, with the entry that says it: a policy's id, a slash, the id of a clause or an item.
-- What was kept in short before stays as it is, and means what it meant.
alter table policy_grant alter column clause set data type varchar(200);
