package org.policyrelay.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Sha256;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * An answer as it goes out, plain and compressed, with what a client needs to ask whether its copy
 * still holds.
 *
 * @param language of its text, absent where it has none
 * @param disposition what a browser does with it, absent for a page
 */
record Rendered(
    byte[] plain,
    byte[] gzip,
    String contentType,
    @Nullable String language,
    @Nullable String disposition,
    String etag,
    Instant since) {

  /** Below this, compressing costs more than it saves. */
  private static final int WORTH_IT = 512;

  static Rendered of(
      byte[] plain,
      String contentType,
      @Nullable String language,
      @Nullable String disposition,
      Instant since) {
    return new Rendered(plain, gzip(plain), contentType, language, disposition, etag(plain), since);
  }

  long size() {
    return (long) plain.length + gzip.length;
  }

  /**
   * Answers; with 304 and nothing else when the client has it already. A date of HTTP knows no
   * parts of a second: within the one of the last change it does not tell before from after, and
   * only the tag does.
   */
  void send(HttpServletRequest request, HttpServletResponse response, Instant now)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.addHeader(HttpHeaders.VARY, "Accept-Encoding, Accept-Language, Cookie, Authorization");
    if (language != null) {
      // not by the header itself, which the server takes from the locale
      response.setLocale(Locale.forLanguageTag(language));
    }
    var web = new ServletWebRequest(request, response);
    var isDated = since.getEpochSecond() < now.getEpochSecond();
    if (isDated ? web.checkNotModified(etag, since.toEpochMilli()) : web.checkNotModified(etag)) {
      return;
    }
    response.setContentType(contentType);
    if (disposition != null) {
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
    }
    var zipped = gzip.length > 0 && acceptsGzip(request);
    if (zipped) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    var bytes = zipped ? gzip : plain;
    response.setContentLength(bytes.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(bytes);
    }
  }

  private static boolean acceptsGzip(HttpServletRequest request) {
    var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (accepted == null) {
      return false;
    }
    for (var coding : accepted.toLowerCase(Locale.ROOT).split(",")) {
      var parts = coding.strip().split(";");
      if (parts[0].strip().equals("gzip")) {
        return parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  private static byte[] gzip(byte[] plain) {
    if (plain.length < WORTH_IT) {
      return new byte[0];
    }
    var bytes = new ByteArrayOutputStream(plain.length / 2);
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  /** Weak, because the compressed form goes by the same name. */
  private static String etag(byte[] plain) {
    return "W/\"" + Sha256.of(plain).substring(0, 32) + "\"";
  }
}
