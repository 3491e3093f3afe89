package org.policyrelay.change;

import java.util.Map;
import org.policyrelay.handoff.WorkTitles;
import org.springframework.stereotype.Component;

/** Tells whoever speaks of handoffs what the work for a change is called. */
@Component
class ChangeWorkTitles implements WorkTitles {

  @Override
  public Map<String, String> titles() {
    return Work.TITLES;
  }
}
