-- Whether a version was published as an emergency: readers wonder why nobody gave them notice.
alter table policy_version add emergency boolean default false not null;
update policy_version set emergency = true
 where restores is null
   and change_key in (select change_key from policy_change where emergency = true);
