package org.policyrelay.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What a stored list may ask when it is read. The engine keeps a question as the text of an
 * expression; here the text is a name and nothing more: it is looked up and never evaluated, so a
 * text that is not in here asks nothing, whoever has stored it.
 */
@Component
public class ListTerms {

  private final Map<String, Supplier<?>> terms = new ConcurrentHashMap<>();

  /** Makes a text known; said again, the newest counts. */
  public void add(String text, Supplier<?> value) {
    terms.put(text, value);
  }

  /** What the text stands for, empty for one that nobody has made known. */
  public Optional<Supplier<?>> find(String text) {
    return Optional.ofNullable(terms.get(text));
  }
}
