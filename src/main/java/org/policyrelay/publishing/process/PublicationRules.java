package org.policyrelay.publishing.process;

import java.util.List;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.SubmissionRule;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.publishing.Publication;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** A version that is published keeps its number: only one that was not taken gets another. */
@Component
class PublicationRules implements SubmissionRule {

  private final Publications publications;

  PublicationRules(Publications publications) {
    this.publications = publications;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(PublicationVariables.PROCESS);
  }

  @Override
  public void check(TaskRef task, Submission submission) {
    var key = PublicationVariables.publicationOf(task);
    if (key.isEmpty() || !"renumber".equals(submission.outcome())) {
      return;
    }
    var requested =
        key.map(publications::get)
            .filter(publication -> publication.state() == Publication.State.REQUESTED);
    if (requested.isEmpty()) {
      var message = "it is published under its number already; choose verify-again";
      throw new RefusedException(
          ErrorCode.INVALID_FORM,
          message,
          List.of(new FieldError("outcome", "published", message)));
    }
  }
}
