-- At which revision of the registry something of a policy was published or taken back last: who keeps what it has read of
-- all policies reads those anew. What was before is read whole by every server that starts.
alter table policy add changed_revision bigint default 0 not null;
create index policy_changed on policy (changed_revision);
