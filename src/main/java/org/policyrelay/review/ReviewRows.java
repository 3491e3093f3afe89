package org.policyrelay.review;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ReviewRows extends Repository<PolicyReview, String> {

  PolicyReview save(PolicyReview review);

  Optional<PolicyReview> findById(String key);

  @Query("select * from policy_review where policy_id = :policyId order by number desc")
  List<PolicyReview> ofPolicy(String policyId);

  @Query("select * from policy_review where state in ('WAITING', 'DUE') order by due_at, policy_id")
  List<PolicyReview> open();

  @Query("select distinct policy_id from policy_review")
  List<String> policies();
}
