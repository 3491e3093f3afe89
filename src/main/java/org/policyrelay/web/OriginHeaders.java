package org.policyrelay.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * What every answer says to a browser, whoever made it: other sites neither share its window nor
 * embed it, and it asks for no device of the reader's. Scripts of other sites that may read the
 * registry read it as before.
 */
final class OriginHeaders {

  private static final Map<String, String> HEADERS =
      Map.of(
          "Permissions-Policy",
          "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private OriginHeaders() {}

  static void addTo(HttpServletResponse response) {
    HEADERS.forEach(response::setHeader);
  }
}
