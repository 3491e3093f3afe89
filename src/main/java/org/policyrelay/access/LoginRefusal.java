package org.policyrelay.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** Shows the login page once more, with what was wrong or with how long to wait. */
class LoginRefusal extends SimpleUrlAuthenticationFailureHandler {

  /** The request attribute with the sentence for whoever has to wait. */
  static final String WAIT = "loginWait";

  LoginRefusal() {
    super("/login?error");
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException thrown)
      throws IOException, ServletException {
    if (!(thrown instanceof TooManyAttempts tooMany)) {
      super.onAuthenticationFailure(request, response, thrown);
      return;
    }
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
    request.setAttribute(WAIT, tooMany.getMessage());
    request.getRequestDispatcher("/login").forward(new AsRead(request), response);
  }

  /** The page is read, whatever the attempt was. */
  private static final class AsRead extends HttpServletRequestWrapper {

    AsRead(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return HttpMethod.GET.name();
    }
  }
}
