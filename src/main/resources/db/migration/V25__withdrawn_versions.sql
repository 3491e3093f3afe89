-- Which versions were taken back: what applies after a withdrawal is what would apply without them.
alter table policy_version add withdrawn_at timestamp(6) with time zone;
update policy_version set withdrawn_at =
    (select max(coalesce(r.rolled_back_at, r.effective_until)) from policy_release r
      where r.policy_id = policy_version.policy_id and r.version = policy_version.version)
 where restores is null
   and exists (select 1 from policy_release r
      where r.policy_id = policy_version.policy_id and r.version = policy_version.version)
   and not exists (select 1 from policy_release r
      where r.policy_id = policy_version.policy_id and r.version = policy_version.version
        and r.rolled_back_at is null
        and (r.effective_until is null or r.effective_until <> r.published_at
          or (policy_version.corrects is null and r.change_key <> policy_version.change_key)));
