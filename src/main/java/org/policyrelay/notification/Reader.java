package org.policyrelay.notification;

import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** On which clock somebody reads. */
@Component
public class Reader {

  private final Recipients recipients;

  Reader(Recipients recipients) {
    this.recipients = recipients;
  }

  /** That of their team's first hub; UTC for who is in no team. */
  public ZoneId zoneOf(String user) {
    return recipients.zoneOf(user);
  }
}
