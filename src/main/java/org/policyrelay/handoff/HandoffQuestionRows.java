package org.policyrelay.handoff;

import java.util.List;
import org.springframework.data.repository.Repository;

interface HandoffQuestionRows extends Repository<HandoffQuestion, Long> {

  HandoffQuestion save(HandoffQuestion question);

  List<HandoffQuestion> findByHandoffKeyOrderById(String handoffKey);
}
