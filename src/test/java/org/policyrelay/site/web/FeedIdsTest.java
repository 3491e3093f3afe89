package org.policyrelay.site.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.SettingException;

/** What stands in feeds is named alike for good, and in no two installations alike. */
class FeedIdsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                   | https://Policies.Example.com/relay | tag:policies.example.com,2026:changes
          ''                   | http://localhost:8080              | tag:localhost,2026:changes
          ''                   | http://[2001:db8::1]:8080          | tag:2001-db8-1,2026:changes
          old.example.com      | https://policies.example.com       | tag:old.example.com,2026:changes
          feeds@example.com    | https://policies.example.com       | tag:feeds@example.com,2026:changes
          policyrelay.org      | https://policies.example.com       | tag:policyrelay.org,2026:changes
          """)
  void theAuthorityIsThatOfTheInstallation(String setting, URI baseUrl, String id) {
    assertThat(new FeedIds(setting, baseUrl).of("changes")).isEqualTo(id);
  }

  @Test
  void twoInstallationsShareNoId() {
    var one = new FeedIds(null, URI.create("https://one.example"));
    var other = new FeedIds(null, URI.create("https://other.example"));

    assertThat(one.of("policy/x/1.0.0")).isNotEqualTo(other.of("policy/x/1.0.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com", "a,b", "a b", "example.com:8080", "-"})
  void whatIsNoHostIsRefused(String setting) {
    assertThatThrownBy(() -> new FeedIds(setting, URI.create("https://one.example")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("relay.site.feed-authority: '" + setting + "'");
  }
}
