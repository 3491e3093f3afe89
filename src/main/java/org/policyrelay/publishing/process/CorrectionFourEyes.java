package org.policyrelay.publishing.process;

import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.Drafted;
import org.policyrelay.publishing.CorrectedVersions;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** Who made a correction, or one below it that is approved with it, does not approve it. */
@Component
class CorrectionFourEyes implements FourEyes {

  private final Publications publications;
  private final CorrectedVersions versions;

  CorrectionFourEyes(Publications publications, CorrectedVersions versions) {
    this.publications = publications;
    this.versions = versions;
  }

  @Override
  public Drafted drafted(TaskRef task) {
    return PublicationVariables.publicationOf(task)
        .map(key -> new Drafted(versions.authors(publications.get(key)), "correction " + key))
        .orElseGet(Drafted::byNobody);
  }
}
