package org.policyrelay.engine.door.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A browser runs none of a page's scripts whose number is not that of the page's header. */
@RelayTest
class OwnNonceFilterTest {

  private static final int PAGES = 100;
  private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

  @LocalServerPort int port;

  @Test
  void pagesThatAreAskedForAtOnceEachHaveTheirOwn() {
    var lead = Http.at(port).logIn("qa-lead");

    var pages =
        IntStream.range(0, PAGES)
            .parallel()
            .mapToObj(nth -> lead.get("/camunda/app/tasklist/default/"))
            .toList();

    assertThat(pages)
        .allSatisfy(
            page ->
                assertThat(IN_PAGE.matcher(page.text()).results().map(found -> found.group(1)))
                    .isNotEmpty()
                    .containsOnly(nonceOf(page)));
  }

  private static String nonceOf(Http.Answer page) {
    var header = IN_HEADER.matcher(page.headers().get("content-security-policy"));
    assertThat(header.find()).isTrue();
    return header.group(1);
  }
}
