package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.kernel.Texts;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.util.WebUtils;

/**
 * A form of ours with a file in it ({@code multipart/form-data}, RFC 7578), every part as text. The
 * container's own reader stays off: it would read a body before anybody bounds it. The body is
 * bounded like any other; the forgery token is one of its parts.
 */
public final class FileForm {

  private static final int MOST_PARTS = 20;
  private static final String LINE = "\r\n";
  private static final Pattern NAME =
      Pattern.compile(
          "^content-disposition:\\s*form-data;(?:.*;)?\\s*name=\"([^\"]*)\"",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private FileForm() {}

  /**
   * The parts by their name; of two with one name the first.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} for what is no such form, or
   *     for a part that is no text in UTF-8
   */
  public static Map<String, String> read(HttpServletRequest request) {
    var parts = parts(request);
    parts.replaceAll(FileForm::text);
    return parts;
  }

  /**
   * A form with a file that may be any, text or not.
   *
   * @param file empty where no file was chosen
   * @param fields the other parts, as text
   */
  public record Upload(byte[] file, Map<String, String> fields) {}

  /**
   * As {@link #read}, with one part as it came.
   *
   * @param name of the part that is the file
   */
  public static Upload readWithFile(HttpServletRequest request, String name) {
    var parts = parts(request);
    var file = parts.remove(name);
    parts.replaceAll(FileForm::text);
    return new Upload(
        file == null ? new byte[0] : file.getBytes(StandardCharsets.ISO_8859_1), parts);
  }

  /**
   * A short field of a form that somebody who has logged in sends, before anybody takes the form;
   * the body is read for it. Empty for any other request, and for a form that did not come whole.
   */
  public static Optional<String> field(HttpServletRequest request, String name) {
    if (!isFileForm(request)) {
      return Optional.empty();
    }
    var limited = WebUtils.getNativeRequest(request, LimitedRequest.class);
    if (limited != null) {
      limited.readFromKnown();
    }
    try {
      return Optional.ofNullable(parts(request).get(name));
    } catch (RefusedException noForm) {
      return Optional.empty();
    }
  }

  private static boolean isFileForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
  }

  /** Each byte of a part as one character. */
  private static Map<String, String> parts(HttpServletRequest request) {
    // the parts are told apart before anybody decodes them
    var body = LINE + new String(body(request), StandardCharsets.ISO_8859_1);
    var segments = body.split(Pattern.quote(LINE + "--" + boundary(request)), MOST_PARTS + 3);
    if (segments.length > MOST_PARTS + 2 || !segments[segments.length - 1].startsWith("--")) {
      throw refuse("The form did not come whole; choose the file and send it again");
    }
    var parts = new LinkedHashMap<String, String>();
    for (var index = 1; index < segments.length - 1; index++) {
      var head = segments[index].indexOf(LINE + LINE);
      var name = NAME.matcher(head < 0 ? "" : segments[index].substring(0, head));
      if (!name.find()) {
        throw refuse("A part of the form has no name");
      }
      parts.putIfAbsent(name.group(1), segments[index].substring(head + 2 * LINE.length()));
    }
    return parts;
  }

  private static byte[] body(HttpServletRequest request) {
    try {
      return request.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String boundary(HttpServletRequest request) {
    try {
      var type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
      var boundary = type.getParameter("boundary");
      if (boundary != null && MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type)) {
        return boundary.replaceAll("^\"|\"$", "");
      }
    } catch (InvalidMediaTypeException noType) {
      // told below
    }
    throw refuse("Send a form with a file (multipart/form-data)");
  }

  private static String text(String name, String bytes) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
              .toString();
    } catch (CharacterCodingException otherCharset) {
      throw refuse(name, "is not in UTF-8; save it as UTF-8 and send it again");
    }
    StorableText.problemOf(text)
        .ifPresent(
            problem -> {
              throw refuse(name, problem);
            });
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static RefusedException refuse(String field, String problem) {
    var wrong = new FieldError(Texts.shown(field), "malformed", problem);
    return new RefusedException(
        ErrorCode.INVALID_REQUEST, wrong.field() + " " + problem, List.of(wrong));
  }

  private static RefusedException refuse(String message) {
    return new RefusedException(ErrorCode.INVALID_REQUEST, message);
  }
}
