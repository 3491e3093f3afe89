package org.policyrelay.site.web;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.SettingException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Names what stands in feeds for good, whatever address it is read at (RFC 4151), and in no other
 * installation alike: a reader of two feeds would take the one's policies for the other's. The
 * authority is {@code relay.site.feed-authority}, or else the host under which people reach the
 * relay; who moves to another host sets it to the old one.
 */
@Component
class FeedIds {

  /** A host's name, or a mail address there. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

  private final String begin;

  FeedIds(
      @Value("${relay.site.feed-authority:}") @Nullable String authority,
      @Value("${relay.notification.base-url:http://localhost:8080}") URI baseUrl) {
    var given = authority == null ? "" : authority.strip();
    if (!given.isEmpty() && !AUTHORITY.matcher(given).matches()) {
      throw new SettingException(
          "relay.site.feed-authority",
          "'" + given + "' must be the name of a host of yours, such as policies.example.com");
    }
    this.begin = "tag:" + (given.isEmpty() ? hostOf(baseUrl) : given) + ",2026:";
  }

  /** An address in figures has colons and brackets, which a name must not have. */
  private static String hostOf(URI baseUrl) {
    var host = String.valueOf(baseUrl.getHost()).toLowerCase(Locale.ROOT);
    return host.replaceAll("[^a-z0-9.-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
  }

  String of(String thing) {
    return begin + thing;
  }
}
