-- Whoever proposes, revises or approves is told what else is under way for the same policy.
create index policy_change_open on policy_change (policy_id, ended_at);
create index publication_policy on publication (policy_id, state);
