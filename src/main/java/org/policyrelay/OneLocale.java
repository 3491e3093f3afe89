package org.policyrelay;

import java.util.Locale;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Has the whole program speak one language, whatever the machine's is: libraries spell names of
 * tables, settings and numbers in the default locale, and a Turkish one has no column {@code
 * policy_id}. Our own code names its locale wherever one counts. The zone stays the machine's: the
 * engine's times without one are in it.
 */
final class OneLocale implements ApplicationListener<ApplicationStartingEvent> {

  /** Before anything else has spelt anything. */
  static void set() {
    Locale.setDefault(Locale.ENGLISH);
  }

  /** A context can be started without the program's own beginning, as a test does it. */
  @Override
  public void onApplicationEvent(ApplicationStartingEvent starting) {
    set();
  }
}
