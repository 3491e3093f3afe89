package org.policyrelay.policy.entry.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A choice as the entry writes it: {@code APPROVAL_NUMBER} is {@code approval-number}. */
public interface Coded {

  String name();

  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <T extends Coded> Optional<T> of(T[] values, String code) {
    return Arrays.stream(values).filter(value -> value.code().equals(code)).findFirst();
  }

  static List<String> codes(Coded[] values) {
    return Arrays.stream(values).map(Coded::code).toList();
  }
}
