package org.policyrelay.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ChangeRows extends Repository<PolicyChange, String> {

  PolicyChange save(PolicyChange change);

  Optional<PolicyChange> findById(String key);

  @Query("select * from policy_change order by proposed_at desc fetch first :limit rows only")
  List<PolicyChange> newest(int limit);

  @Query(
      "select * from policy_change where policy_id = :policyId and proposed_at >= :since"
          + " order by proposed_at desc fetch first 50 rows only")
  List<PolicyChange> ofPolicySince(String policyId, Instant since);

  /** How many changes of the policy that come from the other change are still under way. */
  @Query(
      "select count(*) from policy_change where policy_id = :policyId and origin_ref = :origin"
          + " and ended_at is null")
  int openFor(String policyId, String origin);

  /** Every change that comes from another and has not ended, the oldest first. */
  @Query(
      "select * from policy_change where origin_ref = :origin and ended_at is null"
          + " order by proposed_at, change_key")
  List<PolicyChange> openBecauseOf(String origin);

  /** Every change of the policy that has not ended, the oldest first. */
  @Query(
      "select * from policy_change where policy_id = :policyId and ended_at is null"
          + " order by proposed_at, change_key")
  List<PolicyChange> openOf(String policyId);

  /** 1 for a change that is on hold. */
  @Query("select count(*) from policy_change where change_key = :key and held_at is not null")
  int held(String key);

  /** When the text was last written, null for one that nobody has written anew. */
  @Query("select max(drafted_at) from change_draft where change_key = :key")
  @Nullable Instant lastDraft(String key);

  @Query("select distinct drafted_by from change_draft where change_key = :key")
  List<String> drafters(String key);
}
