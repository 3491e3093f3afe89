package org.policyrelay.change;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ChangeRows extends Repository<PolicyChange, String> {

  PolicyChange save(PolicyChange change);

  Optional<PolicyChange> findById(String key);

  @Query("select * from policy_change order by proposed_at desc fetch first :limit rows only")
  List<PolicyChange> newest(int limit);

  @Query("select distinct drafted_by from change_draft where change_key = :key")
  List<String> drafters(String key);
}
