package org.policyrelay.web;

import org.policyrelay.kernel.Words;
import org.springframework.stereotype.Component;

/** Codes of the record as pages say them; the API keeps the codes. */
@Component("codes")
public class CodeWords {

  /** Such as {@code Package opened} of {@code package-opened}. */
  public String title(String code) {
    return Words.title(code);
  }
}
