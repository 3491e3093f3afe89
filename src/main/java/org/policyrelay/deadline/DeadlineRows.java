package org.policyrelay.deadline;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface DeadlineRows extends Repository<Deadline, Long> {

  Deadline save(Deadline deadline);

  List<Deadline> findBySubjectOrderById(String subject);

  List<Deadline> findBySubjectAndClosedAtIsNullOrderById(String subject);

  @Query(
      "select * from deadline where subject = :subject and stage = :stage and closed_at is null"
          + " order by id desc fetch first 1 rows only")
  Optional<Deadline> findOpen(String subject, Stage stage);
}
