package org.policyrelay.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ReadBody;
import org.springframework.http.MediaType;

/**
 * A request whose body is read by {@link BodyReader} only, whichever way it is asked for: as a
 * stream, as characters, or as the parameters of a form. It is read when it is first asked for.
 */
final class LimitedRequest extends HttpServletRequestWrapper {

  private final BodyReader reader;
  private byte @Nullable [] body;
  private long counted;
  private @Nullable Map<String, String[]> parameters;

  LimitedRequest(HttpServletRequest request, BodyReader reader) {
    super(request);
    this.reader = reader;
  }

  /** Reads the body now, as large as it may be from somebody who has logged in. */
  byte[] readFromKnown() {
    if (body == null) {
      body = reader.read(original());
      counted = body.length;
    }
    return body;
  }

  /** Reads the body now, as large as it may be from anybody. */
  byte[] readFromAnybody() {
    if (body == null) {
      body = reader.readBeforeLogin(original());
    }
    return body;
  }

  void release() {
    reader.release(counted);
    counted = 0;
  }

  boolean hasBody() {
    return getContentLengthLong() > 0 || getHeader("Transfer-Encoding") != null;
  }

  private HttpServletRequest original() {
    return (HttpServletRequest) getRequest();
  }

  @Override
  public ServletInputStream getInputStream() {
    return new ReadBody(readFromAnybody());
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), charset()));
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = getParameterMap().get(name);
    return values == null || values.length == 0 ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    var values = getParameterMap().get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  /** Those of the address first, as containers do it. */
  @Override
  public Map<String, String[]> getParameterMap() {
    var known = parameters;
    if (known == null) {
      // read before the container is asked, which would read the form by itself
      var form = isForm() ? readFromAnybody() : new byte[0];
      known = FormParameters.joined(super.getParameterMap(), form, charset());
      parameters = known;
    }
    return known;
  }

  boolean isForm() {
    var type = getContentType();
    return "POST".equals(getMethod())
        && type != null
        && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(
            MediaType.parseMediaType(type));
  }

  private Charset charset() {
    var name = getCharacterEncoding();
    return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
  }
}
