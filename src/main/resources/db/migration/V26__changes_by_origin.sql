-- What was proposed because of a change is asked for when that is withdrawn.
create index policy_change_origin on policy_change (origin_ref, ended_at);
