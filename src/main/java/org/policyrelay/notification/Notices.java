package org.policyrelay.notification;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the rest of the relay says what people should be told. */
@Service
public class Notices {

  private final NoticeRows rows;
  private final Clock clock;

  Notices(NoticeRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Puts the notice into the outbox, in the caller's transaction: what is rolled back is never
   * told, what is committed will be. Told again, the event changes nothing.
   */
  @Transactional
  public void tell(Notice notice, Audience audience) {
    rows.add(notice, audience, clock.instant());
  }
}
