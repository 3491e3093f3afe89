package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

/**
 * Lets browsers keep the scripts, styles and fonts of the engine's web applications: four megabytes
 * that Tasklist would otherwise fetch and compile anew at each login. What the engine brings and
 * names with its version ({@code bust}) is kept. Our own style and script there change without it,
 * and Tasklist waits for them: a browser shows what it has and asks for the present one meanwhile,
 * so that a change is seen at the second visit. Everything else is never kept.
 */
final class WebApplicationFiles implements HeaderWriter {

  private static final Pattern OF_THE_ENGINE =
      Pattern.compile(
          "/camunda/(lib|assets|api/\\w+/plugin/\\w+/static)/.+"
              + "|/camunda/app/\\w+/(camunda-\\w+-bootstrap\\.\\w+|locales/.+)");
  private static final Pattern OUR_OWN =
      Pattern.compile("/camunda/app/\\w+/(styles/user-styles\\.css|scripts/relay\\.js)");
  private static final String RENEWED_AFTER_USE =
      "private, max-age=60, stale-while-revalidate=2592000";
  private static final String KEPT_FOR_A_YEAR = "private, max-age=31536000, immutable";

  private final HeaderWriter never = new CacheControlHeadersWriter();

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (isFound(response)
        && request.getParameter("bust") != null
        && OF_THE_ENGINE.matcher(request.getRequestURI()).matches()) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT_FOR_A_YEAR);
    } else if (isFound(response) && OUR_OWN.matcher(request.getRequestURI()).matches()) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, RENEWED_AFTER_USE);
    } else {
      never.writeHeaders(request, response);
    }
  }

  /** A refusal still has the status of a success here, but it says nothing about a content. */
  private static boolean isFound(HttpServletResponse response) {
    return response.getStatus() == HttpStatus.OK.value() && response.getContentType() != null;
  }
}
