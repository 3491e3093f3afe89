package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Where somebody comes to after the login: the page that they had asked for, and no icon, script or
 * list that their browser asked for beside it.
 */
final class AskedPage extends HttpSessionRequestCache {

  AskedPage() {
    setRequestMatcher(AskedPage::isPage);
    // the session knows, and an address with it in would be another page
    setMatchingRequestParameterName(null);
  }

  /** The address of the page that the caller had asked for before they came to the login. */
  static Optional<String> of(HttpServletRequest request, HttpServletResponse response) {
    return Optional.ofNullable(new AskedPage().getRequest(request, response))
        .map(SavedRequest::getRedirectUrl);
  }

  private static boolean isPage(HttpServletRequest request) {
    var accepted = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && accepted != null
        && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }
}
