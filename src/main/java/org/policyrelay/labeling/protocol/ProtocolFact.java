package org.policyrelay.labeling.protocol;

import java.util.List;

/**
 * Something that one protocol says otherwise than another.
 *
 * @param text a sentence without its end
 * @param semantic whether it may change what label an ad gets, or what follows from it
 * @param labels codes of the former protocol's labels whose past use it puts in question
 */
public record ProtocolFact(String text, boolean semantic, List<String> labels) {

  public ProtocolFact {
    labels = List.copyOf(labels);
  }

  static ProtocolFact meaning(String text, String... labels) {
    return new ProtocolFact(text, true, List.of(labels));
  }

  static ProtocolFact wording(String text) {
    return new ProtocolFact(text, false, List.of());
  }
}
