package org.policyrelay.calibration;

import java.util.List;
import org.springframework.stereotype.Component;

/** What the policy says by example since it was changed lately. */
@Component
class RecentChanges implements CaseSource {

  private final Exemplars exemplars;
  private final CalibrationProperties properties;

  RecentChanges(Exemplars exemplars, CalibrationProperties properties) {
    this.exemplars = exemplars;
    this.properties = properties;
  }

  @Override
  public String code() {
    return "recent-changes";
  }

  @Override
  public int share() {
    return properties.shares().recentChanges();
  }

  @Override
  public List<DrawnCase> cases(CaseQuery query) {
    return exemplars.newSince(query.at().minus(properties.changedWithin()), query, code());
  }
}
