package org.policyrelay.publishing.process;

import java.util.Set;
import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** Who made an urgent correction does not approve it. */
@Component
class CorrectionFourEyes implements FourEyes {

  private final Publications publications;

  CorrectionFourEyes(Publications publications) {
    this.publications = publications;
  }

  @Override
  public Set<String> excluded(TaskRef task) {
    return PublicationVariables.publicationOf(task)
        .flatMap(key -> publications.get(key).correctedBy())
        .map(Set::of)
        .orElse(Set.of());
  }
}
