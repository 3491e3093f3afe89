package org.policyrelay.site.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.web.TakenParameters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * What a reader asks for, the same text whatever stands in the address that nothing is made of:
 * with a parameter that nobody knows, anybody could have the same page made again and again.
 */
@Component
class PublicAddresses {

  private final ObjectProvider<RequestMappingHandlerMapping> routes;
  private final Map<HandlerMethod, TakenParameters> taken = new ConcurrentHashMap<>();

  PublicAddresses(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> routes) {
    this.routes = routes;
  }

  /** Empty for what is refused, or leads nowhere: none of it is kept. */
  Optional<String> of(HttpServletRequest request) {
    var path = request.getRequestURI();
    if (request.getQueryString() == null) {
      return Optional.of(path);
    }
    var method = methodOf(request);
    if (method == null) {
      return Optional.empty();
    }
    var known = taken.computeIfAbsent(method, TakenParameters::of);
    if (known.isRefused(request)) {
      return Optional.empty();
    }
    var query = known.query(request);
    return Optional.of(query.isEmpty() ? path : path + "?" + query);
  }

  private @Nullable HandlerMethod methodOf(HttpServletRequest request) {
    ServletRequestPathUtils.parseAndCache(request);
    try {
      var chain = routes.getObject().getHandler(request);
      return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
    } catch (Exception refused) {
      // whoever dispatches it is refused the same, and says so to the reader
      return null;
    }
  }
}
