package org.policyrelay.engine.door.webapp;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.policyrelay.kernel.ReadBody;

/** A request whose body was read already and is read once more by what follows. */
final class ReplayedRequest extends HttpServletRequestWrapper {

  private final byte[] body;

  ReplayedRequest(HttpServletRequest request) throws IOException {
    super(request);
    this.body = request.getInputStream().readAllBytes();
  }

  byte[] body() {
    return body;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new ReadBody(body);
  }

  @Override
  public BufferedReader getReader() {
    var named = getCharacterEncoding();
    var charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }
}
