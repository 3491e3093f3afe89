package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Lines of a calendar are folded at 75 octets, and come out as they went in. */
class ContentLinesTest {

  @Property(tries = 500)
  void noLineIsLongerAndNothingIsLost(@ForAll @StringLength(max = 300) String any) {
    var line = "SUMMARY:" + any.replaceAll("[\\p{Cs}\r\n]", " ");
    var folded = ContentLines.fold(line + "\r\n");

    assertThat(folded).endsWith("\r\n");
    assertThat(folded.replace("\r\n ", "")).isEqualTo(line + "\r\n");
    for (var part : folded.split("\r\n", -1)) {
      assertThat(part.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
  }

  @Test
  void aLineOf75OctetsIsOneLineAndOneMoreMakesTwo() {
    var line = "X".repeat(75);

    assertThat(ContentLines.fold(line + "\r\nY\r\n")).isEqualTo(line + "\r\nY\r\n");
    assertThat(ContentLines.fold(line + "Z\r\n")).isEqualTo(line + "\r\n Z\r\n");
    assertThat(ContentLines.fold("ก".repeat(26) + "\r\n"))
        .as("letters of three octets")
        .isEqualTo("ก".repeat(25) + "\r\n ก\r\n");
  }
}
