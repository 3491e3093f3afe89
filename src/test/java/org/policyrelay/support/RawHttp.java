package org.policyrelay.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the letter, as no client library would: addresses that are not normalised,
 * headers that are wrong, bodies in chunks.
 */
public final class RawHttp {

  private static final int PATIENCE = 60_000;
  private static final int CHUNK = 64 * 1024;

  private final int port;

  public RawHttp(int port) {
    this.port = port;
  }

  /** A request in the making. */
  public static final class Call {

    private final String method;
    private final String target;
    private final List<String> headers = new ArrayList<>();
    private byte @Nullable [] body;
    private boolean chunked;

    private Call(String method, String target) {
      this.method = method;
      this.target = target;
    }

    public Call as(@Nullable String user) {
      if (user != null) {
        var password = (user + ":demo").getBytes(StandardCharsets.UTF_8);
        header("Authorization", "Basic " + Base64.getEncoder().encodeToString(password));
      }
      return this;
    }

    public Call header(String name, String content) {
      headers.add(name + ": " + content);
      return this;
    }

    /** In the session of somebody who has logged in by the form. */
    public Call in(Session session) {
      var token = target.startsWith("/camunda/") ? session.tasklistToken() : session.token();
      return header("Cookie", session.cookies()).header("X-XSRF-TOKEN", token);
    }

    public Call body(String text) {
      return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public Call body(byte[] bytes) {
      body = bytes;
      return this;
    }

    /** The body comes in chunks, its length is not announced. */
    public Call inChunks() {
      chunked = true;
      return this;
    }

    @Override
    public String toString() {
      return method + " " + target + " " + headers;
    }
  }

  /** What came back; status 0 when the connection ended without an answer. */
  public record Answer(int status, Map<String, String> headers, String text) {

    public String contentType() {
      return headers.getOrDefault("content-type", "");
    }
  }

  /**
   * A browser's session.
   *
   * @param token that proves that a request is a page's own
   * @param tasklistToken the same at the engine's web applications, which have one of their own
   */
  public record Session(String cookies, String token, String tasklistToken) {}

  /** Logs in by the form, as a browser does it. */
  public Session logIn(String user) {
    var form = send(call("GET", "/login"));
    var token = cookie(form, "XSRF-TOKEN");
    var cookies = "XSRF-TOKEN=" + token;
    var answer =
        send(
            call("POST", "/login")
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("username=" + user + "&password=demo&_csrf=" + token));
    var session = "JSESSIONID=" + cookie(answer, "JSESSIONID");
    // the token changes with the login
    var page = send(call("GET", "/inbox/settings").header("Cookie", session));
    var next = cookie(page, "XSRF-TOKEN");
    var tasklist = send(call("GET", "/camunda/app/tasklist/default/").header("Cookie", session));
    return new Session(session + "; XSRF-TOKEN=" + next, next, cookie(tasklist, "XSRF-TOKEN"));
  }

  private static String cookie(Answer answer, String name) {
    for (var cookie : answer.headers().getOrDefault("set-cookie", "").split("\n")) {
      if (cookie.startsWith(name + "=") && !cookie.startsWith(name + "=;")) {
        return cookie.substring(name.length() + 1).split(";", 2)[0];
      }
    }
    throw new IllegalStateException("no cookie " + name + " in " + answer);
  }

  public static Call call(String method, String target) {
    return new Call(method, target);
  }

  public Answer send(Call call) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE);
      var answer = new ByteArrayOutputStream();
      try {
        write(call, socket);
        // nothing more will come: nobody has to wait for it
        socket.shutdownOutput();
      } catch (IOException closed) {
        // who has heard enough closes; what was answered can be read still
      }
      try {
        socket.getInputStream().transferTo(answer);
      } catch (IOException reset) {
        // as above
      }
      return parse(answer.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Call call, Socket socket) throws IOException {
    var head = new StringBuilder(call.method + " " + call.target + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    call.headers.forEach(header -> head.append(header).append("\r\n"));
    var body = call.body;
    if (call.chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (body != null) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    var out = socket.getOutputStream();
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    if (body != null && call.chunked) {
      for (var start = 0; start < body.length; start += CHUNK) {
        var length = Math.min(CHUNK, body.length - start);
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(body, start, length);
        out.write("\r\n".getBytes(StandardCharsets.UTF_8));
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    } else if (body != null) {
      out.write(body);
    }
    out.flush();
  }

  private static Answer parse(String answer) {
    if (!answer.startsWith("HTTP/1.1 ")) {
      return new Answer(0, Map.of(), answer);
    }
    var middle = answer.indexOf("\r\n\r\n");
    var head = (middle < 0 ? answer : answer.substring(0, middle)).split("\r\n");
    var headers = new LinkedHashMap<String, String>();
    for (var line = 1; line < head.length; line++) {
      var colon = head[line].indexOf(':');
      headers.merge(
          head[line].substring(0, colon).toLowerCase(Locale.ROOT),
          head[line].substring(colon + 1).strip(),
          (one, next) -> one + "\n" + next);
    }
    var status = Integer.parseInt(head[0].substring(9, 12));
    return new Answer(status, headers, middle < 0 ? "" : answer.substring(middle + 4));
  }
}
