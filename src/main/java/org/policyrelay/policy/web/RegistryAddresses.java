package org.policyrelay.policy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.policyrelay.web.OpenAddresses;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** What is published is there for everybody; a search in it counts for several. */
@Component
class RegistryAddresses implements OpenAddresses {

  private static final String BULK = "/api/policies/resolve/bulk";

  @Override
  public List<Open> open() {
    return Stream.concat(
            Open.toRead("/api/policies/**").stream(), Stream.of(new Open(HttpMethod.POST, BULK)))
        .toList();
  }

  @Override
  public int cost(HttpServletRequest request) {
    return switch (request.getRequestURI()) {
      case "/api/policies/registry", "/api/policies/resolve" ->
          request.getParameter("search") == null ? 1 : SEARCH;
      case BULK, "/api/policies/requirements" -> SEARCH;
      default -> 0;
    };
  }
}
