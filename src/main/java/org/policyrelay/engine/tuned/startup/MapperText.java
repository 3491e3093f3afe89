package org.policyrelay.engine.tuned.startup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mapping file of the engine's, taken apart.
 *
 * @param namespace what the ids of its statements begin with
 * @param rest the file without its statements: result maps and fragments
 * @param statements each as it is written, by its id
 */
record MapperText(String namespace, String rest, Map<String, String> statements) {

  private static final Pattern NAMESPACE = Pattern.compile("<mapper\\s+namespace=\"([^\"]+)\"");

  /** A comment, which may have anything in it, or a statement. */
  private static final Pattern PART =
      Pattern.compile(
          "<!--.*?-->|<(select|insert|update|delete)\\s[^>]*?(?:/>|>.*?</\\1>)", Pattern.DOTALL);

  private static final Pattern ID = Pattern.compile("\\sid\\s*=\\s*\"([^\"]+)\"");

  static MapperText of(String text) {
    var statements = new LinkedHashMap<String, String>();
    var rest = new StringBuilder();
    var part = PART.matcher(text);
    while (part.find()) {
      var statement = part.group();
      if (part.group(1) == null) {
        part.appendReplacement(rest, Matcher.quoteReplacement(statement));
      } else {
        part.appendReplacement(rest, "");
        statements.put(first(ID, statement), statement);
      }
    }
    part.appendTail(rest);
    return new MapperText(first(NAMESPACE, text), rest.toString(), statements);
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in a mapping of the engine: " + text);
    }
    return found.group(1);
  }
}
