package org.policyrelay.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.kernel.Texts;

/** The parameters of a form that has been sent. */
final class FormParameters {

  private static final int MOST = 1000;
  private static final int HEX = 16;

  private FormParameters() {}

  /** The parameters of the address, and behind them those of the form. */
  static Map<String, String[]> joined(
      Map<String, String[]> ofAddress, byte[] body, Charset charset) {
    if (body.length == 0) {
      return ofAddress;
    }
    // the fields are told apart before anybody decodes them: each byte is one character
    var form = new String(body, StandardCharsets.ISO_8859_1);
    var all = new LinkedHashMap<String, List<String>>();
    ofAddress.forEach((name, values) -> all.put(name, new ArrayList<>(List.of(values))));
    var pairs = form.split("&", MOST + 1);
    if (pairs.length > MOST) {
      throw BodyRefusedException.broken("The form has more than " + MOST + " fields");
    }
    for (var pair : pairs) {
      if (!pair.isEmpty()) {
        var middle = pair.indexOf('=');
        var name = name(middle < 0 ? pair : pair.substring(0, middle), charset);
        var content = middle < 0 ? "" : pair.substring(middle + 1);
        all.computeIfAbsent(name, any -> new ArrayList<>()).add(content(name, content, charset));
      }
    }
    var joined = new LinkedHashMap<String, String[]>();
    all.forEach((name, values) -> joined.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(joined);
  }

  private static String name(String part, Charset charset) {
    var name = text(bytes(part), charset);
    if (name == null || !PlainAddress.isPlainName(name)) {
      throw BodyRefusedException.broken(
          "The name of a field must be in %s and have no control characters"
              .formatted(charset.name()));
    }
    return name;
  }

  private static String content(String name, String part, Charset charset) {
    var text = text(bytes(part), charset);
    if (text == null) {
      throw refuse(name, "is not in " + charset.name());
    }
    StorableText.problemOf(text)
        .ifPresent(
            problem -> {
              throw refuse(name, problem);
            });
    return text;
  }

  private static BodyRefusedException refuse(String field, String problem) {
    return BodyRefusedException.wrong(new FieldError(Texts.shown(field), "malformed", problem));
  }

  private static byte[] bytes(String part) {
    var bytes = new ByteArrayOutputStream(part.length());
    for (var index = 0; index < part.length(); index++) {
      var one = part.charAt(index);
      if (one == '%') {
        var high = index + 2 < part.length() ? Character.digit(part.charAt(index + 1), HEX) : -1;
        var low = index + 2 < part.length() ? Character.digit(part.charAt(index + 2), HEX) : -1;
        if (high < 0 || low < 0) {
          throw BodyRefusedException.broken(
              "The form has a % that two hexadecimal digits do not follow");
        }
        bytes.write(high * HEX + low);
        index += 2;
      } else {
        bytes.write(one == '+' ? ' ' : one);
      }
    }
    return bytes.toByteArray();
  }

  /** Null for bytes that are no text in that charset: nobody guesses what was meant. */
  private static @Nullable String text(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherCharset) {
      return null;
    }
  }
}
