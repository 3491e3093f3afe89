package org.policyrelay.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
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

  /**
   * Says, in the caller's transaction, that what these notices are about is over: what of them has
   * not gone out stays where it is, in an inbox they say so.
   *
   * @param how in a word or two, such as {@code withdrawn}
   */
  @Transactional
  public void over(Collection<String> subjects, String how) {
    rows.over(subjects, how, null, clock.instant());
  }

  /**
   * As {@link #over}, because somebody has answered: to them these notices have nothing more to
   * say, and count as read.
   */
  @Transactional
  public void answered(Collection<String> subjects, String how, String by) {
    rows.over(subjects, how, by, clock.instant());
  }

  /** Says, in the caller's transaction, that what these notices ask for is due at another time. */
  @Transactional
  public void dueAt(String subject, Instant due) {
    rows.dueAt(subject, due);
  }

  /** Who was told of these subjects, as far as they are not over: the end concerns them too. */
  @Transactional(readOnly = true)
  public Audience toldOf(Collection<String> subjects) {
    return rows.audiences(subjects).stream()
        .reduce(new Audience(Set.of(), Set.of()), Audience::and);
  }
}
