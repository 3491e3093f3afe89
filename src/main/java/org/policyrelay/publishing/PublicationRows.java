package org.policyrelay.publishing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface PublicationRows extends Repository<Publication, String> {

  Publication save(Publication publication);

  Optional<Publication> findById(String key);

  /** Corrections of the policy that nobody has decided about yet, the oldest first. */
  @Query(
      "select * from publication where policy_id = :policyId and decided_by is null"
          + " and corrected_by is not null"
          + " and state in ('PROPOSED', 'REQUESTED', 'PUBLISHED', 'ANNOUNCED')"
          + " order by requested_at, publication_key")
  List<Publication> waitingCorrections(String policyId);

  List<Publication> findByOriginOrderByRequestedAt(String origin);
}
