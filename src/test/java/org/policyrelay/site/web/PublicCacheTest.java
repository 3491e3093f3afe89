package org.policyrelay.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyRegistry.Standing;

/** What is kept has a bound, whatever strangers ask for. */
class PublicCacheTest {

  private static final Standing NOW = new Standing(1, Instant.EPOCH, null);
  private static final Rendered SMALL =
      Rendered.of(
          "{}".getBytes(StandardCharsets.UTF_8), "application/json", null, null, Instant.EPOCH);

  /** Small answers under long keys filled the memory: the bound had counted the answers alone. */
  @Test
  void aKeyCountsAsMuchAsWhatIsFoundByIt() {
    var cache = new PublicCache();
    var tail = "q".repeat(560);
    var entries = 60_000;
    for (var number = 0; number < entries; number++) {
      cache.keep(number + tail, SMALL, NOW);
    }

    assertThat(cache.find(0 + tail, NOW)).isNull();
    assertThat(cache.find((entries - 1) + tail, NOW)).isNotNull();
    assertThat(cache.find((entries - 10_000) + tail, NOW)).isNotNull();
  }
}
