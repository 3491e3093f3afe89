package org.policyrelay.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * Tells addresses that are written plainly from those that one reader would take for another one
 * than the next reader does: with a letter in percent form, an empty segment, a dot segment, a
 * parameter in a segment. A plain address may be judged as it stands, whoever routes it.
 */
final class PlainAddress {

  private static final int HEX = 16;
  private static final String SAFE_ONLY_UNWRITTEN = "/\\;%";
  private static final String NEEDS_NO_PERCENT = "-._";

  private PlainAddress() {}

  /** What is wrong with the address, as a sentence; empty when it is plain. */
  static Optional<String> problemOf(String path, @Nullable String query) {
    if (!path.startsWith("/")) {
      return Optional.of("The address must begin with a slash");
    }
    if (path.contains("//")) {
      return Optional.of("The address has an empty segment; write one slash");
    }
    if (path.indexOf(';') >= 0 || path.indexOf('\\') >= 0) {
      return Optional.of("The address must have no ; and no \\");
    }
    for (var segment : path.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return Optional.of("The address must have no segment . or ..; write where it leads to");
      }
    }
    return escapesIn(path).or(() -> query == null ? Optional.empty() : wrongInQuery(query));
  }

  /** The path as a lenient reader takes it, to know whom it was meant for. */
  static String meaningOf(String path) {
    var withoutParameters = path.replaceAll(";[^/]*", "");
    try {
      return StringUtils.cleanPath(
          UriUtils.decode(withoutParameters, StandardCharsets.UTF_8).replaceAll("/{2,}", "/"));
    } catch (IllegalArgumentException malformed) {
      return withoutParameters;
    }
  }

  private static Optional<String> escapesIn(String path) {
    var bytes = decoded(path);
    if (bytes == null) {
      return Optional.of("The address has a % that two hexadecimal digits do not follow");
    }
    for (var index = path.indexOf('%'); index >= 0; index = path.indexOf('%', index + 1)) {
      var escaped = (char) Integer.parseInt(path, index + 1, index + 3, HEX);
      if (isLetterOrDigit(escaped) || NEEDS_NO_PERCENT.indexOf(escaped) >= 0) {
        return Optional.of("The address has '" + escaped + "' in percent form; write it plainly");
      }
      if (SAFE_ONLY_UNWRITTEN.indexOf(escaped) >= 0) {
        return Optional.of("A segment of the address must not have any of / \\ ; %");
      }
    }
    var text = text(bytes);
    if (text == null) {
      return Optional.of("The address is not in UTF-8");
    }
    return text.codePoints().anyMatch(PlainAddress::isControl)
        ? Optional.of("The address must have no control characters")
        : Optional.empty();
  }

  private static Optional<String> wrongInQuery(String query) {
    var bytes = decoded(query);
    if (bytes == null) {
      return Optional.of("The query has a % that two hexadecimal digits do not follow");
    }
    var text = text(bytes);
    if (text == null) {
      return Optional.of("The query is not in UTF-8");
    }
    if (text.indexOf('\u0000') >= 0) {
      return Optional.of("The query must not contain the character U+0000");
    }
    for (var pair : query.split("&", -1)) {
      var name = decoded(pair.split("=", 2)[0]);
      if (name == null || !isPlainName(new String(name, StandardCharsets.UTF_8))) {
        return Optional.of("The name of a parameter must have no control characters");
      }
    }
    return Optional.empty();
  }

  /**
   * As Spring Security takes names of parameters; it would refuse others wherever they are read.
   */
  static boolean isPlainName(String name) {
    return name.codePoints()
        .allMatch(one -> Character.isDefined(one) && !Character.isISOControl(one));
  }

  private static boolean isLetterOrDigit(char one) {
    return one < 0x80 && Character.isLetterOrDigit(one);
  }

  private static boolean isControl(int codePoint) {
    return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
  }

  /** Null when an escape is malformed. */
  private static byte @Nullable [] decoded(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (var index = 0; index < text.length(); index++) {
      var one = text.charAt(index);
      if (one != '%') {
        bytes.writeBytes(String.valueOf(one).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      if (index + 2 >= text.length()) {
        return null;
      }
      var high = Character.digit(text.charAt(index + 1), HEX);
      var low = Character.digit(text.charAt(index + 2), HEX);
      if (high < 0 || low < 0) {
        return null;
      }
      bytes.write(high * HEX + low);
      index += 2;
    }
    return bytes.toByteArray();
  }

  /** Null when it is no UTF-8. */
  private static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }
}
