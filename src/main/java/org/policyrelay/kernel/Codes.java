package org.policyrelay.kernel;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists of codes as columns, tables and people write them: with commas between. */
public final class Codes {

  private Codes() {}

  /** The codes in their order, each once, without what is empty; none for no list. */
  public static Set<String> of(@Nullable String list) {
    var codes = new LinkedHashSet<String>();
    if (list != null) {
      Arrays.stream(list.split(",", -1))
          .map(String::strip)
          .filter(code -> !code.isEmpty())
          .forEach(codes::add);
    }
    return Collections.unmodifiableSet(codes);
  }

  /** One text for codes that have no comma. */
  public static String list(Collection<String> codes) {
    return String.join(",", codes);
  }
}
