package org.policyrelay.calibration.web;

import org.policyrelay.kernel.LargeBody;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A year's decisions are measured in one question: agreement has no pages. */
@Configuration(proxyBeanMethods = false)
class AgreementBodies {

  /** Of a rating two braces, three names and three values. */
  private static final int PARTS_OF_A_RATING = 8;

  private static final int MOST_RATINGS = 500_000;

  @Bean
  LargeBody ratings() {
    return new LargeBody(
        "POST", "/api/calibration/agreement", MOST_RATINGS * PARTS_OF_A_RATING + 1_000);
  }
}
