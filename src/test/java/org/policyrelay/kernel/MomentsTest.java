package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A zone is told by its city and its offset: its letters name several. */
class MomentsTest {

  /** A pattern of date and time that ends in the letters of a zone. */
  private static final Pattern LETTERS = Pattern.compile("(mm|ss|HH|yyyy)'? ?[zvO]+['\"]");

  @ParameterizedTest
  @CsvSource({
    "Asia/Manila, 2026-11-29T16:00:00Z, Manila (UTC+8)",
    "Asia/Singapore, 2026-11-29T16:00:00Z, Singapore (UTC+8)",
    "America/Los_Angeles, 2026-11-29T16:00:00Z, Los Angeles (UTC-8)",
    "America/Los_Angeles, 2026-07-01T16:00:00Z, Los Angeles (UTC-7)",
    "America/Argentina/Buenos_Aires, 2026-07-01T16:00:00Z, Buenos Aires (UTC-3)",
    "Asia/Yangon, 2026-07-01T16:00:00Z, Yangon (UTC+6:30)",
    "Australia/Eucla, 2026-07-01T16:00:00Z, Eucla (UTC+8:45)",
    "America/St_Johns, 2026-11-29T16:00:00Z, St Johns (UTC-3:30)",
    "Europe/London, 2026-11-29T16:00:00Z, London (UTC)",
    "UTC, 2026-11-29T16:00:00Z, UTC",
    "Z, 2026-11-29T16:00:00Z, UTC",
    "Etc/UTC, 2026-11-29T16:00:00Z, UTC",
    "Etc/GMT-5, 2026-11-29T16:00:00Z, UTC+5",
    "+08:00, 2026-11-29T16:00:00Z, UTC+8"
  })
  void byCityAndOffset(String zone, Instant at, String text) {
    assertThat(Moments.zone(at, ZoneId.of(zone))).isEqualTo(text);
  }

  @Test
  void nothingThatPeopleReadHasTheLettersOfAZone() throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(Path.of("src/main"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = file.toString();
        if (name.endsWith(".java") || name.endsWith(".html")) {
          LETTERS.matcher(Files.readString(file)).results().forEach(hit -> found.add(name));
        }
      }
    }
    assertThat(found).isEmpty();
  }
}
