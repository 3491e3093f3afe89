package org.policyrelay.change.process;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How a clause is named that an item of an entry cites: by the number that is read in the text, and
 * by the id that stays. The two differ by what stands in the text without a number.
 */
@Component
class ClauseLabels {

  private final Function<String, List<PublishedVersion>> history;
  private final Clock clock;

  @Autowired
  ClauseLabels(PolicyRegistry registry, Clock clock) {
    this(registry::history, clock);
  }

  /**
   * @param history every version of a policy by its id, newest first
   */
  ClauseLabels(Function<String, List<PublishedVersion>> history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  /** Such as {@code §2 (c3)} by {@code c3}, as Markdown, of the entry's own text. */
  Map<String, String> of(PolicyEntry entry) {
    var named = new HashMap<String, String>();
    PublishedVersion.proposed(entry, "as shown", history.apply(entry.policyId()), clock.instant())
        .clauses()
        .forEach(
            clause ->
                named.put(
                    ShownValues.visible(clause.id()),
                    ShownValues.visible("%s (%s)".formatted(clause.label(), clause.id()))));
    return named;
  }
}
