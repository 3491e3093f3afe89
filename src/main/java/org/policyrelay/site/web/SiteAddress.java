package org.policyrelay.site.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the public reaches the site. Never taken from a request: what is kept for everybody must
 * not name an address that one caller made up.
 */
@Component
class SiteAddress {

  private final String base;

  SiteAddress(@Value("${relay.notification.base-url:http://localhost:8080}") String base) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  String of(String path) {
    return base + path;
  }
}
