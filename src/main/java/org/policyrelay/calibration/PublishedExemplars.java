package org.policyrelay.calibration;

import java.util.List;
import org.springframework.stereotype.Component;

/** Every example of the newest published version. */
@Component
class PublishedExemplars implements CaseSource {

  private final Exemplars exemplars;
  private final CalibrationProperties properties;

  PublishedExemplars(Exemplars exemplars, CalibrationProperties properties) {
    this.exemplars = exemplars;
    this.properties = properties;
  }

  @Override
  public String code() {
    return "published-exemplars";
  }

  @Override
  public int share() {
    return properties.shares().publishedExemplars();
  }

  @Override
  public List<DrawnCase> cases(CaseQuery query) {
    return exemplars.newest(query, code());
  }
}
