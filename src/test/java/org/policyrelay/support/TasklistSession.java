package org.policyrelay.support;

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
public final class TasklistSession {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private String landing = "";

  private TasklistSession(int port) {
    this.base = "http://localhost:" + port;
  }

  public static TasklistSession of(String user, int port) {
    var session = new TasklistSession(port);
    var form = CSRF.matcher(session.send(session.to("/login").GET()).body());
    if (!form.find()) {
      throw new IllegalStateException("the login page has no form");
    }
    var tasklist =
        session.send(
            session
                .to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "username=" + user + "&password=demo&_csrf=" + form.group(1))));
    session.landing = tasklist.uri().getPath();
    return session;
  }

  /** Where the login has led to. */
  public String landing() {
    return landing;
  }

  public HttpResponse<String> get(String path) {
    return send(to(path).GET());
  }

  public HttpResponse<String> send(String method, String path, String body) {
    return send(json(method, path, body).header("X-XSRF-TOKEN", token()));
  }

  /** As a page of somebody else would, which does not know the token. */
  public HttpResponse<String> forge(String method, String path, String body) {
    return send(json(method, path, body));
  }

  private HttpRequest.Builder json(String method, String path, String body) {
    return to(path)
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body));
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
