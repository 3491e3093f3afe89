package org.policyrelay.site.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.policyrelay.web.OpenAddresses;
import org.springframework.stereotype.Component;

/** The site is there for everybody. */
@Component
class SiteAddresses implements OpenAddresses {

  private static final Set<String> DEAR = Set.of("/policies/search", "/policies/finder");

  @Override
  public List<Open> open() {
    return Stream.of("/policies", "/policies/**", "/sitemap.xml", "/robots.txt")
        .map(Open::whole)
        .toList();
  }

  @Override
  public int cost(HttpServletRequest request) {
    return DEAR.contains(request.getRequestURI()) ? SEARCH : 0;
  }
}
