package org.policyrelay.labeling;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.compare.ClauseMeaning;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.Passage;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Seen;
import org.springframework.stereotype.Component;

/**
 * Which clauses say something else now than when a protocol's labels were written on them: read
 * from the registry each time, so that a version that is taken back puts nothing in doubt.
 */
@Component
public class ClauseDoubts {

  private static final Pattern NUMBER = Pattern.compile("^\\d+(?:\\.\\d+)*[.)]\\s+");

  private final PolicyRegistry registry;
  private final MarketDates dates;

  ClauseDoubts(PolicyRegistry registry, MarketDates dates) {
    this.registry = registry;
    this.dates = dates;
  }

  /**
   * A clause on which labels rest and that says something else.
   *
   * @param clause its id
   * @param text what became of it, a sentence without its end
   * @param version the policy's newest, in which it does
   * @param labels codes of the labels that rest on it
   */
  public record Doubt(String clause, String text, String version, List<String> labels) {

    public Doubt {
      labels = List.copyOf(labels);
    }
  }

  /** None where every clause is proved to say the same in the policy's newest version. */
  public List<Doubt> of(LabelingProtocol protocol) {
    var newest = registry.newestVersion(protocol.policyId());
    if (newest.isEmpty() || newest.get().version().equals(protocol.policyVersion())) {
      return List.of();
    }
    return registry
        .find(protocol.policyId(), protocol.policyVersion())
        .map(before -> between(protocol, before, newest.get()))
        .orElseGet(List::of);
  }

  private List<Doubt> between(
      LabelingProtocol protocol, PublishedVersion before, PublishedVersion after) {
    var clauses = new TreeSet<String>();
    protocol.content().labels().forEach(label -> clauses.addAll(label.clauses()));
    var doubts = new ArrayList<Doubt>();
    for (var id : clauses) {
      var former = before.clause(id);
      var latter = after.clause(id);
      if (former.isEmpty()) {
        continue;
      }
      var where = "%s (%s)".formatted(id, former.get().label());
      if (latter.isEmpty()) {
        doubts.add(
            doubt(
                protocol, id, where + " is gone from version " + after.version(), after.version()));
      } else {
        var changes =
            ClauseMeaning.changes(
                dates,
                alone(before, former.get()),
                alone(after, latter.get()),
                isWording(before, after));
        if (!changes.isEmpty()) {
          doubts.add(
              doubt(
                  protocol,
                  id,
                  "%s reads otherwise in version %s: “%s”, and was “%s”"
                      .formatted(
                          where,
                          after.version(),
                          shown(after, latter.get()),
                          shown(before, former.get())),
                  after.version()));
        }
      }
    }
    return List.copyOf(doubts);
  }

  /** As it stands in its text with all its parts; its number is no word. */
  private static String passage(PublishedVersion version, Clause clause) {
    var passage = Passage.of(version.entry().text(), clause.line());
    return NUMBER.matcher(passage).replaceFirst("");
  }

  private static String shown(PublishedVersion version, Clause clause) {
    return TextKind.LINE.cut(Seen.words(passage(version, clause)));
  }

  private static Doubt doubt(
      LabelingProtocol protocol, String clause, String text, String version) {
    return new Doubt(
        clause,
        text,
        version,
        protocol.content().inOrder().stream()
            .filter(label -> label.clauses().contains(clause))
            .map(label -> label.code())
            .toList());
  }

  /** An entry that says the clause and nothing else. */
  private static PolicyEntry alone(PublishedVersion version, Clause clause) {
    var entry = JsonNodeFactory.instance.objectNode();
    entry.put("policy_id", version.entry().policyId());
    entry.put("enforcement", version.entry().enforcement().code());
    entry.put("policy", passage(version, clause));
    return PolicyEntry.trusted(entry);
  }

  /** Whether whoever approved what came since has taken it for wording: patches alone. */
  private static boolean isWording(PublishedVersion before, PublishedVersion after) {
    return minor(before).equals(minor(after));
  }

  private static String minor(PublishedVersion version) {
    return version.version().substring(0, version.version().lastIndexOf('.'));
  }
}
