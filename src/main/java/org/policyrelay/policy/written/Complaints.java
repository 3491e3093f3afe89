package org.policyrelay.policy.written;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/**
 * What is not written as it is asked for, by the item, the line and the name as people see them.
 */
final class Complaints {

  /** How many faults one sentence can hold. */
  private static final int MOST_TOLD = 10;

  private final ItemPart part;
  private final List<FieldError> errors = new ArrayList<>();

  /** Where each item begins, by its number. */
  private final Map<Integer, Integer> items = new HashMap<>();

  /** Where each of its fields stands. */
  private final Map<Integer, Map<ItemField, Integer>> fields = new HashMap<>();

  Complaints(ItemPart part) {
    this.part = part;
  }

  /** An item was found that begins at a line; both count from 1. */
  void begins(int item, int line) {
    items.put(item, line);
  }

  /** A field of it was found. */
  void stands(int item, ItemField field, int line) {
    fields.computeIfAbsent(item, none -> new HashMap<>()).putIfAbsent(field, line);
  }

  /** Where a field of an item stands, or else where the item begins; empty for neither. */
  OptionalInt line(int item, String field) {
    var known =
        fields.getOrDefault(item, Map.of()).entrySet().stream()
            .filter(one -> one.getKey().name().equals(field))
            .map(Map.Entry::getValue)
            .findFirst()
            .or(() -> Optional.ofNullable(items.get(item)));
    return known.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /**
   * @param item its number, from 1
   * @param message a sentence without its end
   */
  void add(int item, String code, String message) {
    add(item, line(item, ""), code, message);
  }

  /** The same of one of its fields. */
  void add(int item, ItemField field, String code, String message) {
    add(item, line(item, field.name()), code, message);
  }

  /** The same of a line. */
  void addAt(int item, int line, String code, String message) {
    add(item, OptionalInt.of(line), code, message);
  }

  private void add(int item, OptionalInt line, String code, String message) {
    var where = part.isOne() ? part.title() : part.title() + ", item " + item;
    errors.add(new FieldError(part.code(), code, where + at(line) + ": " + message));
  }

  /** For behind the item; empty where nobody knows. */
  static String at(OptionalInt line) {
    return line.isPresent() ? ", line " + line.getAsInt() : "";
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_FORM} when there are any
   */
  void refuse() {
    if (!errors.isEmpty()) {
      throw new RefusedException(ErrorCode.INVALID_FORM, sentence(errors), errors);
    }
  }

  /** Tasklist shows this and nothing else. */
  static String sentence(List<FieldError> errors) {
    var told =
        errors.stream()
            .limit(MOST_TOLD)
            .map(FieldError::message)
            .distinct()
            .collect(Collectors.joining("; "));
    var more = errors.size() - MOST_TOLD;
    return more > 0 ? told + "; and " + more + " more" : told;
  }
}
