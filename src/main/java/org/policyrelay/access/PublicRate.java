package org.policyrelay.access;

import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code relay.http.public-rate.*}: how much one address may ask the registry without a login. A
 * search counts for five.
 *
 * @param perMinute what is free each minute
 * @param burst what is free at once
 */
@ConfigurationProperties("relay.http.public-rate")
record PublicRate(@DefaultValue("3000") int perMinute, @DefaultValue("3000") int burst) {

  private static final int LEAST = 5;
  private static final int MOST = 100_000_000;

  PublicRate {
    check("per-minute", perMinute);
    check("burst", burst);
  }

  private static void check(String name, int number) {
    if (number < LEAST || number > MOST) {
      throw new SettingException(
          "relay.http.public-rate." + name,
          "'%d' must be from %d to %d".formatted(number, LEAST, MOST));
    }
  }
}
