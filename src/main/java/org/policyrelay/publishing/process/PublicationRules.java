package org.policyrelay.publishing.process;

import java.util.List;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.SubmissionRule;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.publishing.CorrectedVersions;
import org.policyrelay.publishing.Publication;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/**
 * What a decision about a publication must not be: another number for a version that is published,
 * an approval of words that were shown beside others, a way back that leads nowhere.
 */
@Component
class PublicationRules implements SubmissionRule {

  private final Publications publications;
  private final CorrectedVersions versions;

  PublicationRules(Publications publications, CorrectedVersions versions) {
    this.publications = publications;
    this.versions = versions;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(Publications.PROCESS);
  }

  @Override
  public void check(TaskRef task, Submission submission) {
    PublicationVariables.publicationOf(task)
        .map(publications::get)
        .ifPresent(publication -> check(publication, submission));
  }

  private void check(Publication publication, Submission submission) {
    switch (submission.activity() + " " + submission.outcome()) {
      case PublicationVariables.APPROVE_WORDING + " approve" -> versions.requireNewest(publication);
      case PublicationVariables.APPROVE_CORRECTION + " take-back" ->
          versions.requireOnTop(publication);
      case PublicationVariables.REPAIR + " renumber" ->
          requireNotTaken(publication, submission.by());
      case PublicationVariables.REPAIR + " publish-again" ->
          publications.requireRead(publication, submission.by());
      case PublicationVariables.REPAIR + " drop" -> requireOfNoUse(publication);
      default -> {
        // decides nothing that the publication or the registry could stand against
      }
    }
  }

  private void requireNotTaken(Publication publication, String by) {
    publications.requireUsable(publication, by);
    if (publication.state() != Publication.State.REQUESTED) {
      throw refuse("published", "it is published under its number already; choose verify-again");
    }
  }

  private void requireOfNoUse(Publication publication) {
    if (!versions.isOutdated(publication)) {
      throw refuse(
          "needed",
          "only a correction of what is not the newest any more is dropped; choose what brings this"
              + " before the public, or withdraw the change that it is for");
    }
  }

  private static RefusedException refuse(String code, String message) {
    return new RefusedException(
        ErrorCode.INVALID_FORM, message, List.of(new FieldError("outcome", code, message)));
  }
}
