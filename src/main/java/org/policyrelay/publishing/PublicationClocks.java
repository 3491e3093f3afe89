package org.policyrelay.publishing;

import java.util.Optional;
import org.policyrelay.deadline.Count;
import org.policyrelay.deadline.EmergencyClocks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A publication is part of the emergency that it is for: asked by its own key, which is all that
 * its tasks know, it counts as what ordered it does.
 */
@Component
@Transactional(readOnly = true)
public class PublicationClocks implements EmergencyClocks {

  private final PublicationRows rows;
  private final ObjectProvider<EmergencyClocks> emergencies;

  PublicationClocks(PublicationRows rows, ObjectProvider<EmergencyClocks> emergencies) {
    this.rows = rows;
    this.emergencies = emergencies;
  }

  @Override
  public Optional<Count> of(String origin, String work) {
    // a correction has its own key for an origin, and is no emergency
    return rows.find(origin)
        .map(Publication::origin)
        .filter(ordered -> !ordered.equals(origin))
        .flatMap(ordered -> ofOrigin(ordered, work));
  }

  /** How a publication counts that the origin has ordered; empty where that is no emergency. */
  public Optional<Count> ofOrigin(String origin) {
    return ofOrigin(origin, "publication");
  }

  private Optional<Count> ofOrigin(String origin, String work) {
    return emergencies.stream().flatMap(one -> one.of(origin, work).stream()).findFirst();
  }
}
