package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.time.Clock;
import java.util.Optional;
import java.util.StringJoiner;
import org.policyrelay.policy.Clause;
import org.policyrelay.policy.MarkedText;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.springframework.stereotype.Component;

/**
 * What an overlay words more strictly, beside the base's own words: whether it is stricter can only
 * be judged by who sees both.
 */
@Component
class TightenedClauses {

  private final PolicyRegistry registry;
  private final Clock clock;

  TightenedClauses(PolicyRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * @return Markdown with a heading, empty for what tightens no clause and where nothing of its
   *     base is published yet
   */
  String beside(PolicyEntry overlay) {
    var text = new StringJoiner("\n\n").setEmptyValue("");
    overlay
        .overlayOf()
        .filter(base -> !overlay.tightens().isEmpty())
        .flatMap(this::newest)
        .ifPresent(
            base -> {
              text.add(
                  "#### What it words more strictly than %s %s"
                      .formatted(escape(base.entry().policyId()), base.version()));
              overlay.tightens().forEach((id, reading) -> text.add(one(base, id, reading)));
            });
    return text.toString();
  }

  private Optional<PublishedVersion> newest(String base) {
    var now = clock.instant();
    return registry.history(base).stream()
        .filter(version -> !version.state(now).equals("rolled-back"))
        .findFirst();
  }

  private static String one(PublishedVersion base, String id, String reading) {
    return base.clauses().stream()
        .filter(clause -> clause.id().equals(id))
        .map(Clause::text)
        .findFirst()
        .map(
            words ->
                "**%s** in the base: %s\n\n**%s** here: %s\n\nWord by word: %s"
                    .formatted(
                        escape(id),
                        escape(words),
                        escape(id),
                        escape(reading),
                        MarkedText.of(words, reading)))
        .orElse("**%s** is no clause of it.".formatted(escape(id)));
  }
}
