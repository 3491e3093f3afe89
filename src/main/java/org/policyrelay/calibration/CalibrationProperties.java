package org.policyrelay.calibration;

import java.time.Duration;
import java.util.List;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code relay.calibration.*}.
 *
 * @param weekly whether a session of each market group begins by itself, on Tuesdays
 * @param policies which those are about, in turn; any that has cases where none is named
 * @param cases how many a session has whose cases are drawn
 * @param raters how many vote where nobody is named
 * @param team of which they are
 * @param shares how the cases are mixed
 * @param changedWithin for how long a changed policy counts as changed lately
 */
@ConfigurationProperties("relay.calibration")
record CalibrationProperties(
    @DefaultValue("true") boolean weekly,
    @DefaultValue List<String> policies,
    @DefaultValue("12") int cases,
    @DefaultValue("5") int raters,
    @DefaultValue("ad-review") String team,
    @DefaultValue Shares shares,
    @DefaultValue("28d") Duration changedWithin) {

  private static final int MOST_CASES = 200;
  private static final int MOST_RATERS = 50;

  CalibrationProperties {
    between("cases", 2, MOST_CASES, cases);
    between("raters", 2, MOST_RATERS, raters);
    if (changedWithin.isNegative() || changedWithin.isZero()) {
      throw wrong("changed-within", changedWithin, "must be longer than nothing");
    }
  }

  /** Shares beside each other, in any unit; 0 leaves a source out. */
  record Shares(@DefaultValue("50") int recentChanges, @DefaultValue("50") int publishedExemplars) {

    Shares {
      between("shares.recent-changes", 0, MOST_CASES, recentChanges);
      between("shares.published-exemplars", 0, MOST_CASES, publishedExemplars);
    }
  }

  private static void between(String setting, int least, int most, int number) {
    if (number < least || number > most) {
      throw wrong(setting, number, "must be from " + least + " to " + most);
    }
  }

  private static SettingException wrong(String setting, Object value, String what) {
    return new SettingException("relay.calibration." + setting, "'" + value + "' " + what);
  }
}
