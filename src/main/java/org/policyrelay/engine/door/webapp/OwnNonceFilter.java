package org.policyrelay.engine.door.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the number by which a browser knows a page's own scripts with the request. The engine keeps
 * it in one place for everybody, where the next request puts another before the page is written: a
 * page like that runs no script, and stays empty.
 */
final class OwnNonceFilter extends OncePerRequestFilter {

  private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var own = own(request);
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public ServletContext getServletContext() {
            return own;
          }
        },
        response);
  }

  /** The context of all, but for that number. */
  private static ServletContext own(HttpServletRequest request) {
    var shared = request.getServletContext();
    return (ServletContext)
        Proxy.newProxyInstance(
            OwnNonceFilter.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) -> {
              var isNonce = arguments != null && arguments.length > 0 && NONCE.equals(arguments[0]);
              if (isNonce && method.getName().equals("setAttribute")) {
                request.setAttribute(NONCE, arguments[1]);
                return null;
              }
              return isNonce && method.getName().equals("getAttribute")
                  ? request.getAttribute(NONCE)
                  : call(shared, method, arguments);
            });
  }

  private static @Nullable Object call(
      ServletContext shared, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(shared, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
