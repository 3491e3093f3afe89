package org.policyrelay.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** Nobody has a page made anew by asking for the same in other letters. */
@RelayTest
class PublicFilterTest {

  @Autowired ObjectProvider<SiteWatch> watch;
  @Autowired PublicAddresses addresses;
  @Autowired Languages languages;
  @Autowired Clock clock;

  private final AtomicInteger made = new AtomicInteger();
  private PublicFilter filter;

  @BeforeEach
  void nothingIsKeptYet() {
    filter = new PublicFilter(watch, addresses, languages, clock);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/policies",
        "/policies/sg:alcohol",
        "/policies/sg:alcohol/versions/1.0.0",
        "/policies/sg:alcohol/markets/SG",
        "/policies/sg:alcohol/diff/1.0.0/2.0.0",
        "/policies/markets/SG",
        "/policies/markets/SG/changes.atom",
        "/policies/matrix",
        "/policies/search",
        "/policies/finder",
        "/policies/changes.atom",
        "/sitemap.xml"
      })
  void whatAPageDoesNotKnowMakesNoOther(String path) throws Exception {
    get(path);
    get(path + "?x=1");
    get(path + "?utm_source=mail&x=2");

    assertThat(made).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/policies/search?q=adults&market=SG, /policies/search?market=SG&x=1&q=adults",
    "/policies/markets/SG?stance=allowed, /policies/markets/SG?x=1&stance=allowed",
    "/api/policies/registry?limit=5&offset=5, /api/policies/registry?offset=5&limit=5"
  })
  void theSameQuestionIsAnsweredOnce(String one, String other) throws Exception {
    get(one);
    get(other);

    assertThat(made).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/policies/search?q=adults, /policies/search?q=minors",
    "/policies/search?q=a&market=SG, /policies/search?q=a%26market%3DSG",
    "/policies/sg:alcohol, /policies/sg:alcohol?lang=th",
    "/policies/matrix, /api/policies/matrix"
  })
  void anotherQuestionHasItsOwnAnswer(String one, String other) throws Exception {
    get(one);
    get(other);

    assertThat(made).hasValue(2);
  }

  /** As often as somebody asks: whoever is behind it refuses them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/policies/matrix?x=1",
        "/api/policies/registry?limit=5&limit=6",
        "/policies/search?q=a&q=b",
        "/policies/a/b/c/d?x=1"
      })
  void whatIsRefusedIsNeverKept(String address) throws Exception {
    get(address);
    get(address);

    assertThat(made).hasValue(2);
  }

  @Test
  void anUnknownParameterDoesNotHideAKnownOneOfTheApi() throws Exception {
    get("/api/policies/matrix");
    get("/api/policies/matrix?x=1");

    assertThat(made).hasValue(2);
  }

  private void get(String address) throws ServletException, IOException {
    var uri = UriComponentsBuilder.fromUriString(address).build(true);
    var request = new MockHttpServletRequest("GET", uri.getPath());
    request.setQueryString(uri.getQuery());
    uri.getQueryParams()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        request.addParameter(name, value.replace("%26", "&").replace("%3D", "="))));
    FilterChain answers =
        (asked, response) -> {
          made.incrementAndGet();
          response.setContentType("text/html");
          response.getOutputStream().print("made");
        };
    filter.doFilter(request, new MockHttpServletResponse(), answers);
  }
}
