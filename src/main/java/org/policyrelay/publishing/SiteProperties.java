package org.policyrelay.publishing;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code relay.site.*}.
 *
 * @param readBack where the relay reads its own site back after publishing, null for its own port
 */
@ConfigurationProperties("relay.site")
record SiteProperties(@Nullable URI readBack) {

  SiteProperties {
    if (readBack != null
        && !Set.of("http", "https").contains(String.valueOf(readBack.getScheme()))) {
      throw new SettingException(
          "relay.site.read-back", "'" + readBack + "' must be an http or https address");
    }
  }
}
