package org.policyrelay.notification.web;

import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What the pages of notices are for. */
@Component
class InboxDescriptions implements DescribedPages {

  @Override
  public Map<String, String> descriptions() {
    return Map.ofEntries(
        Map.entry("/inbox", "what you were told, and what waits for you."),
        Map.entry("/inbox/settings", "how and when notices reach you."),
        Map.entry("/inbox/undelivered", "notices that could not be delivered, to send again."),
        Map.entry("/unsubscribe/{token}", "end or keep the mails that you get."));
  }
}
