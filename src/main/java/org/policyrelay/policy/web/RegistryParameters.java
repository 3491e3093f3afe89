package org.policyrelay.policy.web;

import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.web.Parameters;

/** Reads the parameters of the registry's addresses; each refusal names the parameter. */
final class RegistryParameters {

  private static final Pattern VERSION = Pattern.compile("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}");
  private static final Pattern REGION = Pattern.compile("[A-Z][A-Z0-9_-]{1,39}");

  private RegistryParameters() {}

  static @Nullable Market market(String parameter, @Nullable String text) {
    return text == null ? null : Market.of(parameter, text);
  }

  /** A country or a part of one that has a calendar of its own. */
  static void place(String parameter, String text) {
    if (!Places.isKnown(text)) {
      throw Parameters.malformed(
          parameter, "must be an ISO 3166-1 alpha-2 code such as SG, or a part such as AU-NSW");
    }
  }

  /** A country, or a region that a policy names in its region_aliases, such as EU. */
  static @Nullable String region(String parameter, @Nullable String text) {
    if (text != null && !REGION.matcher(text).matches()) {
      throw Parameters.malformed(
          parameter, "must be an ISO 3166-1 alpha-2 code or a region, such as SG or EU");
    }
    return text;
  }

  /** One version; a range is refused, because it would not say which. */
  static void version(String parameter, @Nullable String text) {
    if (text != null && !VERSION.matcher(text).matches()) {
      throw Parameters.malformed(
          parameter, "must be one version such as 1.0.0, no range; leave it out for the newest");
    }
  }

  static @Nullable Instant instant(String parameter, @Nullable String text) {
    return text == null ? null : Parameters.instant(parameter, text);
  }

  static @Nullable String oneOf(
      String parameter, Collection<String> values, @Nullable String text) {
    if (text != null && !values.contains(text)) {
      throw Parameters.malformed(
          parameter, "must be one of " + String.join(", ", new TreeSet<>(values)));
    }
    return text;
  }

  static int between(String parameter, int least, int most, int number) {
    if (number < least || number > most) {
      throw Parameters.malformed(parameter, "must be a whole number from " + least + " to " + most);
    }
    return number;
  }
}
