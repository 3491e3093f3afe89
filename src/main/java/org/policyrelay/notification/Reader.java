package org.policyrelay.notification;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.web.ReaderZone;
import org.springframework.stereotype.Component;

/** On which clock somebody reads. */
@Component
public class Reader implements ReaderZone {

  private final Recipients recipients;

  private final EngineLogin login;

  Reader(Recipients recipients, EngineLogin login) {
    this.recipients = recipients;
    this.login = login;
  }

  /** Of whoever reads just now what a task's form shows; UTC where nobody does. */
  public ZoneId zone() {
    return ofLogin().orElse(ZoneOffset.UTC);
  }

  @Override
  public Optional<ZoneId> ofLogin() {
    return login.user().map(recipients::zoneOf);
  }

  /** That of their team's first hub; UTC for who is in no team. */
  public ZoneId zoneOf(String user) {
    return recipients.zoneOf(user);
  }
}
