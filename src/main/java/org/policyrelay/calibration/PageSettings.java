package org.policyrelay.calibration;

import org.springframework.stereotype.Component;

/** What a page of calibration may show. */
@Component
public class PageSettings {

  private final CalibrationProperties properties;

  PageSettings(CalibrationProperties properties) {
    this.properties = properties;
  }

  /** Whether who has voted what is named. */
  public boolean showsNames() {
    return properties.names();
  }
}
