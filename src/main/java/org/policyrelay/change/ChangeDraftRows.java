package org.policyrelay.change;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ChangeDraftRows extends Repository<ChangeDraft, Long> {

  ChangeDraft save(ChangeDraft draft);

  /** All of a change, oldest first. */
  @Query("select * from change_draft where change_key = :change order by id")
  List<ChangeDraft> of(String change);
}
