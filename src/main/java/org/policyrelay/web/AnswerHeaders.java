package org.policyrelay.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * What every answer says to a browser, whoever made it, early refusals included: it runs and loads
 * what is ours and nothing else, is taken for what it says it is, tells other sites no address,
 * shares no window with them and is not embedded by them, and asks for no device of the reader's.
 * Scripts of other sites that may read the registry read it as before. The engine's web
 * applications say their own policy in the place of this one.
 */
final class AnswerHeaders {

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
              + " script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private AnswerHeaders() {}

  static void addTo(HttpServletResponse response) {
    HEADERS.forEach(response::setHeader);
  }
}
