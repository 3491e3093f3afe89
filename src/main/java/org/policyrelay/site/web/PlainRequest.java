package org.policyrelay.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** Asks for the whole answer, so that it can be kept, whatever of it the client wants. */
class PlainRequest extends HttpServletRequestWrapper {

  PlainRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getMethod() {
    return "GET";
  }
}
