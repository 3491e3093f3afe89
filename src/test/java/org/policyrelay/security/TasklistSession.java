package org.policyrelay.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** The session of somebody who has logged in and opened Tasklist, with its forgery token. */
final class TasklistSession {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private TasklistSession(int port) {
    this.base = "http://localhost:" + port;
  }

  static TasklistSession of(String user, int port) {
    var session = new TasklistSession(port);
    var form = CSRF.matcher(session.send(session.to("/login").GET()).body());
    if (!form.find()) {
      throw new IllegalStateException("the login page has no form");
    }
    session.send(
        session
            .to("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "username=" + user + "&password=demo&_csrf=" + form.group(1))));
    return session;
  }

  HttpResponse<String> send(String method, String path, String body) {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", token())
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private String token() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .filter(cookie -> cookie.getPath().startsWith("/camunda"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
