-- Whether a version was published as an emergency: readers wonder why nobody gave them notice.
alter table policy_version add emergency boolean default false not null;
update policy_version set emergency = true
 where restores is null
   and change_key in (select change_key from policy_change where emergency = true);
-- what corrects the words of one or brings it back is the same order, and so is what does so of that
update policy_version set emergency = true
 where emergency = false and exists (select 1 from policy_version o
   where o.policy_id = policy_version.policy_id and o.emergency = true
     and o.version in (policy_version.corrects, policy_version.restores));
update policy_version set emergency = true
 where emergency = false and exists (select 1 from policy_version o
   where o.policy_id = policy_version.policy_id and o.emergency = true
     and o.version in (policy_version.corrects, policy_version.restores));
update policy_version set emergency = true
 where emergency = false and exists (select 1 from policy_version o
   where o.policy_id = policy_version.policy_id and o.emergency = true
     and o.version in (policy_version.corrects, policy_version.restores));
