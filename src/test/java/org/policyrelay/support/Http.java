package org.policyrelay.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls the relay over HTTP as somebody, the way a program does. */
public final class Http {

  private static final String PAGE = "text/html,*/*;q=0.8";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;
  private final @Nullable String login;
  private final HttpClient client;
  private final @Nullable CookieManager cookies;
  private final @Nullable String address;

  private Http(
      String base,
      @Nullable String login,
      HttpClient client,
      @Nullable CookieManager cookies,
      @Nullable String address) {
    this.base = base;
    this.login = login;
    this.client = client;
    this.cookies = cookies;
    this.address = address;
  }

  public static Http at(int port) {
    return new Http("http://localhost:" + port, null, CLIENT, null, null);
  }

  /** As a proxy on this machine passes on what came from that address. */
  public Http from(String address) {
    return new Http(base, login, client, cookies, address);
  }

  /** Where this comes from. */
  public String address() {
    return address == null ? "127.0.0.1" : address;
  }

  /** With user and password in each request, as a program does it. */
  public Http as(String other) {
    return as(other, "demo");
  }

  /** As {@link #as(String)}, for somebody whose password is not the demo's. */
  public Http as(String other, String password) {
    return new Http(base, other + ":" + password, client, null, address);
  }

  /** With the session of somebody who has logged in by the form, as a browser does it. */
  public Http logIn(String other) {
    var session = visit();
    session.submitLogin(other, "demo");
    return session;
  }

  /** With a session of nobody's yet. */
  public Http visit() {
    var kept = new CookieManager();
    var browser =
        HttpClient.newBuilder()
            .cookieHandler(kept)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    return new Http(base, null, browser, kept, address);
  }

  /** Fills in the login's form; what comes back is where that leads to. */
  public Answer submitLogin(String user, String password) {
    var form = get("/login").text();
    var token = form.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    return post(
        "/login",
        "username="
            + URLEncoder.encode(user, StandardCharsets.UTF_8)
            + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8)
            + "&_csrf="
            + token,
        "Content-Type",
        "application/x-www-form-urlencoded");
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

  /** The body of an answer to a form, over the engine's REST API. */
  public static Map<String, Object> variables(Map<String, ?> fields) {
    var variables = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
    return Map.of("variables", variables);
  }

  /**
   * @param fields name and value in turn
   */
  public static Map<String, Object> variables(Object... fields) {
    return variables(Relay.map(fields));
  }

  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  /** The fields of a task's form, each by its name. */
  public Answer form(String task) {
    return get("/engine-rest/task/" + task + "/form-variables");
  }

  /** What a field of a task's form shows. */
  public String shown(String task, String field) {
    return form(task).json().path(field).path("value").asText();
  }

  /** Where an address sends the session, which does not follow. */
  public String leadsTo(String path) {
    var staying = HttpClient.newBuilder().cookieHandler(cookies).build();
    return new Http(base, login, staying, null, address)
        .get(path)
        .headers()
        .getOrDefault("location", "nowhere");
  }

  /** As a browser asks for a page. */
  public Answer navigate(String path) {
    return send(request(path).header("Accept", PAGE).GET().build());
  }

  /** The cookies that an address sets, as they are sent. */
  public List<String> cookies(String path, String header, String value) {
    try {
      return client
          .send(
              request(path).header("Accept", PAGE).header(header, value).GET().build(),
              HttpResponse.BodyHandlers.discarding())
          .headers()
          .allValues("Set-Cookie");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer delete(String path) {
    return send("DELETE", path, "");
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  /** With whichever method; what only reads has no body. */
  public Answer call(String method, String path, Object body, String... headers) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS")
        ? send(request(path).method(method, HttpRequest.BodyPublishers.noBody()).build())
        : send(method, path, body, headers);
  }

  /** The forgery token that a browser's script would send to that address. */
  private @Nullable String token(String path) {
    if (cookies == null) {
      return null;
    }
    try {
      var sent = cookies.get(URI.create(base + path), Map.of()).getOrDefault("Cookie", List.of());
      return sent.stream()
          .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
          .map(cookie -> cookie.substring("XSRF-TOKEN=".length()))
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A session proves itself by its token, as a browser's script does it. */
  public Answer send(String method, String path, Object body, String... headers) {
    var token = token(path);
    return sendBare(
        method,
        path,
        body,
        token == null
            ? headers
            : Stream.concat(Stream.of("X-XSRF-TOKEN", token), Stream.of(headers))
                .toArray(String[]::new));
  }

  /** Just so, without the token of the session. */
  public Answer sendBare(String method, String path, Object body, String... headers) {
    var text = body instanceof String string ? string : JSON.valueToTree(body).toString();
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(text));
    for (var index = 0; index < headers.length; index += 2) {
      request.setHeader(headers[index], headers[index + 1]);
    }
    return send(request.build());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    if (address != null) {
      request.header("X-Forwarded-For", address);
    }
    if (login != null) {
      var both = login.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
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
