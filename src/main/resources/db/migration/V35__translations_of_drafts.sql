-- A translation of the draft of a change, before there is a version of it: change_key names the change, english_… what was
-- translated; version is empty until readers have it. waits is true while it waits or is approved, and else null.
alter table proposed_translation alter column version drop not null;
alter table proposed_translation add column change_key varchar(64) references policy_change (change_key);
alter table proposed_translation add column english_name varchar(400);
alter table proposed_translation add column english_description text;
alter table proposed_translation add column english_policy text;
alter table proposed_translation add column english_guidance text;
alter table proposed_translation add constraint proposed_translation_one_of_draft unique (change_key, language, waits);
