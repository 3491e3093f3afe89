package org.policyrelay.labeling.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A label, as it was written: {@link ProtocolCheck} says what is wrong with it.
 *
 * @param code by which votes and decisions name it
 * @param name as people call it
 * @param parent code of the label that it is a kind of, absent at the top
 * @param definition when it is given
 * @param decision code of a {@link LabelDecision}
 * @param clauses ids of the policy's clauses that it rests on; none for what the policy leaves free
 * @param positive ads that get it
 * @param negative ads that look like it and do not get it
 * @param markets what differs where, by ISO country code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Label(
    String code,
    String name,
    @Nullable String parent,
    String definition,
    String decision,
    List<String> clauses,
    List<String> positive,
    List<String> negative,
    Map<String, InMarket> markets) {

  public Label {
    clauses = List.copyOf(clauses);
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
    markets = Collections.unmodifiableMap(new TreeMap<>(markets));
  }
}
