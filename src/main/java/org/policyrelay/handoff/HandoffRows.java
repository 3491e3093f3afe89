package org.policyrelay.handoff;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface HandoffRows extends Repository<Handoff, String> {

  Handoff save(Handoff handoff);

  Optional<Handoff> findById(String key);

  @Query("select * from handoff where origin = :origin order by offered_at, handoff_key")
  List<Handoff> findByOrigin(String origin);
}
