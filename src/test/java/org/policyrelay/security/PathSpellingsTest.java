package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.support.RawHttp;
import org.policyrelay.support.RawHttp.Answer;
import org.policyrelay.support.RawHttp.Call;
import org.policyrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every spelling of an address at every door: none opens another one, and none is a fault. */
@RelayTest
@Tag("any-database")
class PathSpellingsTest {

  private static final List<String> DOORS =
      List.of(
          "POST /api/policies/resolve/bulk",
          "GET /api/policies/registry",
          "GET /api/policy-changes/PC-2026-1",
          "POST /api/policy-changes",
          "POST /engine-rest/task",
          "GET /engine-rest/user",
          "DELETE /engine-rest/process-instance/x",
          "POST /engine-rest/task/x/submit-form",
          "GET /engine-rest/task/x/form-variables",
          "POST /camunda/api/engine/engine/default/task",
          "POST /camunda/api/admin/auth/user/default/logout",
          "GET /camunda/api/admin/setup/default/user",
          "GET /camunda/api/cockpit/plugin/base/static/app/plugin.js",
          "GET /camunda/app/cockpit/default/",
          "GET /camunda/app/tasklist/default/",
          "GET /actuator/env",
          "GET /actuator/health",
          "GET /v3/api-docs",
          "GET /swagger-ui/index.html",
          "GET /policies/search",
          "GET /policies/changes.atom",
          "GET /inbox",
          "POST /inbox/read-all",
          "GET /changes",
          "GET /feeds/x.atom",
          "POST /unsubscribe/x",
          "GET /login",
          "POST /login",
          "POST /logout",
          "GET /assets/site.css",
          "GET /sitemap.xml",
          "GET /error");

  @LocalServerPort int port;

  static Stream<String> doors() {
    return DOORS.stream();
  }

  @ParameterizedTest
  @MethodSource("doors")
  void anOddSpellingIsRefusedByName(String door) {
    var method = door.substring(0, door.indexOf(' '));
    var spellings = spellings(door.substring(door.indexOf(' ') + 1));
    var softly = new SoftAssertions();
    for (var caller : new String[] {"", "qa-analyst", "admin"}) {
      spellings.forEach(
          (name, path) -> {
            var answer = send(call(method, path, caller));
            softly
                .assertThat(answer.status())
                .as("%s as '%s': %s %s%n%s", name, caller, method, path, answer.text())
                .isEqualTo(400);
            softly
                .assertThat(answer.contentType())
                .as("%s: %s %s", name, method, path)
                .matches("application/(problem\\+)?json.*");
          });
    }
    softly.assertAll();
  }

  /** A spelling is no way around the limit of a body either: nothing of it is read. */
  @ParameterizedTest
  @MethodSource("doors")
  void anOddSpellingTakesNoLargeBody(String door) {
    var large = new byte[3_000_000];
    var softly = new SoftAssertions();
    spellings(door.substring(door.indexOf(' ') + 1))
        .forEach(
            (name, path) -> {
              var answer = send(call("POST", path, "admin").body(large).inChunks());
              // a server that hangs up while the client sends has refused as well
              softly.assertThat(answer.status()).as("%s: %s", name, path).isIn(0, 400, 413);
            });
    softly.assertAll();
    assertThat(send(RawHttp.call("GET", "/actuator/health")).status()).isEqualTo(200);
  }

  /** What is said back in a header grows by encoding, and still fits. */
  @ParameterizedTest
  @CsvSource({
    "/policies?q=, a, 7900",
    "/policies?q=, %E0%B8%81, 850",
    "/policies?q=, %22, 2600",
    "/policies/search?q=, a, 7900",
    "/login?, a, 7900",
    "/inbox?x=, a, 7900",
    "/camunda/app/tasklist/default/?task=, a, 7800"
  })
  void anAddressAsLongAsOneMayBeIsNoFault(String path, String said, int times) {
    for (var caller : new String[] {"", "qa-analyst"}) {
      assertThat(send(call("GET", path + said.repeat(times), caller)).status()).isBetween(200, 499);
    }
  }

  @ParameterizedTest
  @MethodSource("doors")
  void capitalsAreAnotherAddressAndNothingIsThere(String door) {
    var method = door.substring(0, door.indexOf(' '));
    var path = door.substring(door.indexOf(' ') + 1).toUpperCase(Locale.ROOT);

    assertThat(send(call(method, path, "")).status()).isBetween(300, 499);
    assertThat(send(call(method, path, "admin")).status()).isBetween(300, 499);
  }

  /** What belongs into an id may be encoded: a colon, a space, letters beyond ASCII. */
  @ParameterizedTest
  @CsvSource({
    "/api/policies/resolve?policy_id=apac%3Aalcohol, 200",
    "/policies/a%3Ab, 404",
    "/policies/%E0%B8%AA%E0%B8%B8%E0%B8%A3%E0%B8%B2, 404",
    "/policies/a%20b, 404",
    "/policies/search?q=%E0%B8%AA%E0%B8%B8%E0%B8%A3%E0%B8%B2%20100%25, 200",
    "/policies/search?q=a%2Fb%3B..%2F, 200",
    "/engine-rest/process-definition/policy-change%3A1%3Ax, 404",
    "/engine-rest/user/some%40one/profile, 404",
    "/api/policy-changes/PC-2026-%E0%B8%AA, 404",
    "/api/tasks/not%20there/deadline, 404"
  })
  void whatBelongsIntoAnAddressMayBeEncoded(String address, int status) {
    var answer = send(call("GET", address, "admin"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/policies/resolve?policy_id=%, 400",
    "/api/policies/resolve?policy_id=%zz, 400",
    "/api/policies/resolve?policy_id=%4, 400",
    "/api/policies/resolve?policy_id=%ff, 400",
    "/api/policies/resolve?policy_id=a%00, 400",
    "/policies/search?q=%c0%80, 400",
    "/engine-rest/task?assignee=%, 400",
    "/engine-rest/task?assignee=%00, 400",
    "/engine-rest/task?%ff=1, 400",
    "/engine-rest/task?a%0Ab=1, 400",
    "/api/policies/registry?a%00, 400",
    "/api/policies/registry?%EF%BF%BF=1, 400",
    "/camunda/app/tasklist/default/?x=%g, 400",
    "/login?error=%, 400"
  })
  void aQueryThatCannotBeReadIsRefused(String address, int status) {
    var answer = send(call("GET", address, "admin"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.contentType()).matches("application/(problem\\+)?json.*");
  }

  @Test
  void theServersOwnRefusalsAreProblemsToo() {
    for (var target :
        List.of("/api/a%2Fb", "/engine-rest/a%2fb", "/api/a%5cb", "/api/%", "/api/{", "/api/<")) {
      var answer = send(call("GET", target, ""));
      assertThat(answer.status()).as(target).isEqualTo(400);
      assertThat(answer.text()).as(target).doesNotContainIgnoringCase("tomcat", "<html");
    }
  }

  private Call call(String method, String path, String caller) {
    return RawHttp.call(method, path)
        .as(caller.isEmpty() ? null : caller)
        .header("Content-Type", "application/json");
  }

  private Answer send(Call call) {
    return new RawHttp(port).send(call);
  }

  private static Map<String, String> spellings(String path) {
    var segments = new ArrayList<>(List.of(path.substring(1).split("/")));
    var first = segments.get(0);
    var rest = path.substring(first.length() + 1);
    var spellings = new LinkedHashMap<String, String>();
    spellings.put("an encoded letter", "/" + encoded(first, first.length() - 1) + rest);
    spellings.put(
        "an encoded letter, in small", "/" + encoded(first, 0).toLowerCase(Locale.ROOT) + rest);
    spellings.put("everything encoded", "/" + allEncoded(first) + rest);
    spellings.put("an encoded letter at the end", withLast(path, encoded(last(path), 0)));
    spellings.put("encoded twice", "/%25" + encoded(first, 0).substring(1) + rest);
    spellings.put("two slashes before", "/" + path);
    spellings.put("two slashes inside", "/" + first + "/" + (rest.isEmpty() ? "/" : rest));
    spellings.put("two slashes behind", path + "//");
    spellings.put("a dot before", "/." + path);
    spellings.put("a dot behind", path + "/.");
    spellings.put("an encoded dot", "/%2e" + path);
    spellings.put("up and down", "/policies/.." + path);
    spellings.put("up and down, encoded", "/policies/%2e%2E" + path);
    spellings.put("up, half encoded", "/policies/.%2e" + path);
    spellings.put("up behind a parameter", "/policies/..;" + path);
    spellings.put("up beyond the root", "/../.." + path);
    spellings.put("a parameter in the first segment", "/" + first + ";a=b" + rest);
    spellings.put("a parameter at the end", path + ";jsessionid=1");
    spellings.put("an empty parameter", path + ";");
    spellings.put("an encoded semicolon", path + "%3Ba");
    spellings.put("an encoded slash", path + "%2Fx");
    spellings.put("an encoded backslash", path + "%5cx");
    spellings.put("a NUL", path + "%00");
    spellings.put("a line end", path + "%0d%0aX:%20y");
    spellings.put("an overlong letter", path + "%c1%a1");
    spellings.put("half an escape", path + "%4");
    spellings.put("no escape", path + "%zz");
    return spellings;
  }

  private static String last(String path) {
    return path.replaceAll("/$", "").replaceAll(".*/", "");
  }

  private static String withLast(String path, String last) {
    var bare = path.replaceAll("/$", "");
    return bare.substring(0, bare.lastIndexOf('/') + 1) + last;
  }

  private static String encoded(String segment, int index) {
    return segment.substring(0, index)
        + "%%%02X".formatted((int) segment.charAt(index))
        + segment.substring(index + 1);
  }

  private static String allEncoded(String segment) {
    var all = new StringBuilder();
    segment.chars().forEach(one -> all.append("%%%02x".formatted(one)));
    return all.toString();
  }
}
