package org.policyrelay.web;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyrelay.kernel.StorableText;

/** The parameters of a form that has been sent. */
final class FormParameters {

  private static final int MOST = 1000;

  private FormParameters() {}

  /** The parameters of the address, and behind them those of the form. */
  static Map<String, String[]> joined(
      Map<String, String[]> ofAddress, String form, Charset charset) {
    if (form.isEmpty()) {
      return ofAddress;
    }
    var all = new LinkedHashMap<String, List<String>>();
    ofAddress.forEach((name, values) -> all.put(name, new ArrayList<>(List.of(values))));
    var pairs = form.split("&", MOST + 1);
    if (pairs.length > MOST) {
      throw BodyRefusedException.broken("The form has more than " + MOST + " fields");
    }
    for (var pair : pairs) {
      if (!pair.isEmpty()) {
        var middle = pair.indexOf('=');
        var name = middle < 0 ? pair : pair.substring(0, middle);
        var content = middle < 0 ? "" : pair.substring(middle + 1);
        all.computeIfAbsent(plain(decoded(name, charset)), any -> new ArrayList<>())
            .add(decoded(content, charset));
      }
    }
    var joined = new LinkedHashMap<String, String[]>();
    all.forEach((name, values) -> joined.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(joined);
  }

  private static String plain(String name) {
    if (!PlainAddress.isPlainName(name)) {
      throw BodyRefusedException.broken("The name of a field must have no control characters");
    }
    return name;
  }

  private static String decoded(String part, Charset charset) {
    String text;
    try {
      text = URLDecoder.decode(part, charset);
    } catch (IllegalArgumentException malformed) {
      throw BodyRefusedException.broken(
          "The form has a % that two hexadecimal digits do not follow");
    }
    var problem = StorableText.problemOf(text);
    if (problem.isPresent()) {
      throw BodyRefusedException.broken("A field of the form " + problem.get());
    }
    return text;
  }
}
