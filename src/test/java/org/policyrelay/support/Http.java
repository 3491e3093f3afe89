package org.policyrelay.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the relay over HTTP as somebody, the way a program does. */
public final class Http {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;
  private final @Nullable String user;
  private final HttpClient client;

  private Http(String base, @Nullable String user, HttpClient client) {
    this.base = base;
    this.user = user;
    this.client = client;
  }

  public static Http at(int port) {
    return new Http("http://localhost:" + port, null, CLIENT);
  }

  /** With user and password in each request, as a program does it. */
  public Http as(String other) {
    return new Http(base, other, client);
  }

  /** With the session of somebody who has logged in by the form, as a browser does it. */
  public Http logIn(String other) {
    var session =
        new Http(
            base,
            null,
            HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build());
    var form = session.get("/login").text();
    var token = form.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    session.post(
        "/login",
        "username=" + other + "&password=demo&_csrf=" + token,
        "Content-Type",
        "application/x-www-form-urlencoded");
    return session;
  }

  /** What came back. */
  public record Answer(int status, String contentType, String text, Map<String, String> headers) {

    public JsonNode json() {
      try {
        return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(text, e);
      }
    }

    public String code() {
      return json().path("code").asText();
    }
  }

  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  public Answer delete(String path) {
    return send(request(path).DELETE().build());
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer send(String method, String path, Object body, String... headers) {
    var text = body instanceof String string ? string : JSON.valueToTree(body).toString();
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(text));
    forgeryToken().ifPresent(token -> request.setHeader("X-XSRF-TOKEN", token));
    for (var index = 0; index < headers.length; index += 2) {
      request.setHeader(headers[index], headers[index + 1]);
    }
    return send(request.build());
  }

  /** What the engine's web applications have given to a session, once it has asked them. */
  private Optional<String> forgeryToken() {
    return client
        .cookieHandler()
        .filter(CookieManager.class::isInstance)
        .flatMap(
            handler ->
                ((CookieManager) handler)
                    .getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                        .filter(cookie -> cookie.getPath().startsWith("/camunda"))
                        .map(HttpCookie::getValue)
                        .findFirst());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    if (user != null) {
      var password = (user + ":demo").getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(password));
    }
    return request;
  }

  private Answer send(HttpRequest request) {
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      var headers = new LinkedHashMap<String, String>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body(),
          headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
