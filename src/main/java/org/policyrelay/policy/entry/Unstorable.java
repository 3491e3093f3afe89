package org.policyrelay.policy.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.kernel.Texts;

/**
 * Finds what JSON can write but no database and no reader can give back as it was: half a surrogate
 * pair, the character U+0000, a number beyond all bounds or finer than all. Taken in, it would
 * silently become something else. What others write under {@code ext} is shown by whoever reads it,
 * so that its texts, and its names at any depth, are held to the same as ours.
 */
final class Unstorable {

  private static final String EXT = "ext";

  private final List<FieldError> errors = new ArrayList<>();

  private Unstorable() {}

  static List<FieldError> errorsOf(JsonNode entry) {
    var search = new Unstorable();
    search.search("", entry);
    return search.errors;
  }

  private void search(String path, JsonNode node) {
    if (node.isTextual()) {
      problem(
          path,
          isOthers(path) ? Texts.problemOf(node.asText()) : StorableText.problemOf(node.asText()));
    } else if (node.isNumber() && !isExact(node)) {
      error(path, "must be a number that a computer can hold, of at most 15 digits");
    } else if (node.isArray()) {
      for (var index = 0; index < node.size(); index++) {
        search(path + "[" + index + "]", node.get(index));
      }
    } else if (node.isObject()) {
      for (var field : node.properties()) {
        var name = Texts.shown(field.getKey());
        var inside = path.isEmpty() ? name : path + "." + name;
        problem(
            inside,
            isOthers(path)
                ? Texts.problemOfLine(field.getKey())
                : StorableText.problemOf(field.getKey()));
        search(inside, field.getValue());
      }
    }
  }

  /** Readers hold fractions in 64 bits: one that has more digits would come out as another. */
  private static boolean isExact(JsonNode number) {
    var held = number.asDouble();
    return Double.isFinite(held)
        && (!number.isBigDecimal()
            || BigDecimal.valueOf(held).compareTo(number.decimalValue()) == 0);
  }

  private static boolean isOthers(String path) {
    return path.equals(EXT) || path.startsWith(EXT + ".");
  }

  private void problem(String path, Optional<String> found) {
    found.ifPresent(problem -> error(path, problem));
  }

  private void error(String path, String message) {
    errors.add(new FieldError(path, "malformed", message));
  }
}
