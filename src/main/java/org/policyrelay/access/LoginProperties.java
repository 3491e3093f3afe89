package org.policyrelay.access;

import java.time.Duration;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code relay.login.*}: how many wrong passwords are free, and how long one waits then.
 *
 * @param freeAttempts wrong passwords for one user from one address before anybody has to wait
 * @param longestWait what the waits between further ones grow to
 * @param userAttempts wrong passwords for one user from all addresses together that the user has
 *     not logged in from, before those have to wait
 * @param userPerMinute how many more are free each minute then
 * @param sourceAttempts wrong passwords from one address for all users together, before it waits
 * @param sourcePerMinute how many more are free each minute then
 */
@ConfigurationProperties("relay.login")
record LoginProperties(
    @DefaultValue("5") int freeAttempts,
    @DefaultValue("60s") Duration longestWait,
    @DefaultValue("100") int userAttempts,
    @DefaultValue("10") int userPerMinute,
    @DefaultValue("100") int sourceAttempts,
    @DefaultValue("30") int sourcePerMinute) {

  private static final int MOST = 100_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Nobody is locked out for good, whatever is set. */
  private static final Duration LONGEST = Duration.ofHours(1);

  LoginProperties {
    check("free-attempts", freeAttempts);
    check("user-attempts", userAttempts);
    check("user-per-minute", userPerMinute);
    check("source-attempts", sourceAttempts);
    check("source-per-minute", sourcePerMinute);
    if (longestWait.compareTo(SHORTEST) < 0 || longestWait.compareTo(LONGEST) > 0) {
      throw new SettingException(
          "relay.login.longest-wait", "'" + longestWait + "' must be from 1s to 1h");
    }
  }

  private static void check(String name, int number) {
    if (number < 1 || number > MOST) {
      throw new SettingException(
          "relay.login." + name, "'" + number + "' must be from 1 to " + MOST);
    }
  }
}
