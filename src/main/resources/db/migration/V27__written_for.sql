-- Of an overlay the versions of its base that somebody has approved it beside, with commas between;
-- null for any other policy.
alter table policy_version add written_for text;

-- What was in front of whoever approved a change: the content hashes of the versions of its base, or
-- of the overlays on it, with commas between.
create table policy_approval (
  change_key varchar(40) not null primary key,
  beside     text        not null
);

-- Until now an overlay and a version of its base were held against one another when the later of the
-- two was published: with what applied by then, and with what was announced. What a withdrawal had
-- brought back was held against nothing.
update policy_version set written_for = coalesce(
    (select string_agg(coalesce(b.restores, b.version), ',' order by b.version_number)
       from policy p join policy_version b on b.policy_id = p.overlay_of
      where p.policy_id = policy_version.policy_id
        and exists (
            select 1
              from policy_release o join policy_release r
                on r.policy_id = b.policy_id and r.version = b.version
               and r.market in (o.market, '*')
             where o.policy_id = policy_version.policy_id and o.version = policy_version.version
               and (b.restores is null or r.published_at < o.published_at)
               and (policy_version.restores is null or o.published_at < r.published_at)
               and (o.effective_until is null or o.effective_until > r.published_at)
               and (r.effective_until is null or r.effective_until > o.published_at)
               and (o.rolled_back_at is null or o.rolled_back_at > r.published_at)
               and (r.rolled_back_at is null or r.rolled_back_at > o.published_at)
               and not exists (
                   select 1 from policy_release x
                    where x.policy_id = r.policy_id and x.market in (o.market, '*')
                      and x.version_number > r.version_number
                      and x.effective_from <= greatest(o.effective_from, o.published_at, r.effective_from)
                      and x.published_at <= o.published_at
                      and (x.rolled_back_at is null or x.rolled_back_at > o.published_at)
                      and (x.effective_until is null
                        or x.effective_until > greatest(o.effective_from, o.published_at))))),
    '')
 where exists (select 1 from policy p
      where p.policy_id = policy_version.policy_id and p.overlay_of is not null);
update policy_version set written_for = written_for || ',' ||
    (select o.written_for from policy_version o
      where o.policy_id = policy_version.policy_id and o.version = policy_version.restores)
 where written_for is not null and restores is not null;
