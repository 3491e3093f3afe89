package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** What a module answers without a login, told by the module; all else needs one. */
public interface OpenAddresses {

  /** What a search counts for: it looks through all that was ever published. */
  int SEARCH = 5;

  List<Open> open();

  /**
   * What a request without a login counts for, of the rate that one caller has; 0 for what is not
   * counted. An address comes in one spelling only.
   */
  default int cost(HttpServletRequest request) {
    return 0;
  }

  /**
   * @param method absent for all of them
   * @param pattern as controllers are mapped; {@code **} at its end for all below
   */
  record Open(@Nullable HttpMethod method, String pattern) {

    boolean holds(String asked, String path) {
      return (method == null || method.matches(asked))
          && PathPatternParser.defaultInstance
              .parse(pattern)
              .matches(PathContainer.parsePath(path));
    }

    /** To be read by everybody. */
    public static List<Open> toRead(String pattern) {
      return List.of(new Open(HttpMethod.GET, pattern), new Open(HttpMethod.HEAD, pattern));
    }

    /** With every method. */
    public static Open whole(String pattern) {
      return new Open(null, pattern);
    }
  }
}
