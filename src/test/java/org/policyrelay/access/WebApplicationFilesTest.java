package org.policyrelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which files of the engine's web applications a browser may keep. */
@RelayTest
class WebApplicationFilesTest {

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/lib/deps.js?bust=7.24.0",
        "/camunda/app/tasklist/camunda-tasklist-bootstrap.js?bust=7.24.0",
        "/camunda/app/tasklist/camunda-tasklist-bootstrap.css?bust=7.24.0",
        "/camunda/app/tasklist/locales/en.json?bust=7.24.0",
        "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js?bust=7.24.0",
      })
  void theEnginesOwnAreKeptUnderTheirVersion(String file) {
    assertThat(cacheControl("qa-lead", file)).isEqualTo("private, max-age=31536000, immutable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/app/tasklist/scripts/relay.js?bust=7.24.0",
        "/camunda/app/tasklist/styles/user-styles.css?bust=7.24.0",
        "/camunda/app/cockpit/styles/user-styles.css?bust=7.24.0",
      })
  void ourOwnAreRenewedWhileTheyAreUsed(String file) {
    assertThat(cacheControl("admin", file))
        .isEqualTo("private, max-age=60, stale-while-revalidate=2592000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/lib/deps.js",
        "/camunda/lib/is-none.js?bust=7.24.0",
        "/camunda/app/tasklist/default/?bust=7.24.0",
        "/camunda/app/tasklist/scripts/config.js?bust=7.24.0",
        "/camunda/app/tasklist/scripts/none/relay.js?bust=7.24.0",
        "/camunda/api/engine/engine/default/task?bust=7.24.0",
      })
  void nothingElseIs(String file) {
    assertThat(cacheControl("qa-lead", file)).contains("no-store");
  }

  @Test
  void aRefusalIsNot() {
    assertThat(cacheControl("qa-lead", "/camunda/app/cockpit/camunda-cockpit-bootstrap.js?bust=1"))
        .contains("no-store");
  }

  private String cacheControl(String user, String file) {
    return Http.at(port).logIn(user).get(file).headers().getOrDefault("cache-control", "");
  }
}
