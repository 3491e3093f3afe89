-- Whether a text is the one that was proposed, which nobody had submitted yet: written with the change, in the same moment.
alter table change_draft add column proposal boolean default false not null;
update change_draft set proposal = true
 where drafted_at <= (select c.proposed_at + interval '1' second from policy_change c where c.change_key = change_draft.change_key);
-- Who has answered what a notice asks: for them it is read.
alter table notice add column over_by varchar(64);
