package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.LargeBody;
import org.springframework.stereotype.Component;

/** How large the body of a request may be, of somebody who has logged in. */
@Component
class BodySizes {

  private final int most;
  private final int mostOfLarge;
  private final List<LargeBody> large;

  BodySizes(HttpProperties properties, List<LargeBody> large) {
    this.most = Math.toIntExact(properties.maxBody().toBytes());
    this.mostOfLarge = Math.max(most, Math.toIntExact(properties.maxLargeBody().toBytes()));
    this.large = List.copyOf(large);
  }

  /** In bytes. */
  int bytes(HttpServletRequest request) {
    return largeAt(request).isPresent() ? mostOfLarge : most;
  }

  /** Names, values, brackets and braces of JSON. */
  int parts(HttpServletRequest request) {
    return largeAt(request).map(LargeBody::parts).orElse(JsonBody.MOST_PARTS);
  }

  /** Another spelling of the address has the smaller bound. */
  private Optional<LargeBody> largeAt(HttpServletRequest request) {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    return large.stream()
        .filter(one -> one.path().equals(path) && one.method().equals(request.getMethod()))
        .findFirst();
  }
}
