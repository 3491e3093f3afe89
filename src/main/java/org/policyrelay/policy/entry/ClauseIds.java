package org.policyrelay.policy.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Gives the clauses of a version their ids: those of the version before as far as they live on. */
public final class ClauseIds {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "c";

  private ClauseIds() {}

  /**
   * @param clauses of the version, in order
   * @param last the highest number that was ever given in the policy
   */
  public record Given(List<Clause> clauses, int last) {}

  /**
   * @param earlier the clauses of every version before, the newest version first; a clause that
   *     comes back as it was seen gets its old id back
   */
  public static Given give(String text, List<List<Clause>> earlier, int last) {
    var now = ClauseText.of(text);
    var before = earlier.isEmpty() ? List.<Clause>of() : earlier.get(0);
    var match = ClauseMatch.match(before.stream().map(ClauseIds::text).toList(), now);
    var used = new HashSet<String>();
    match.values().forEach(place -> used.add(before.get(place).id()));
    var clauses = new ArrayList<Clause>();
    var highest = last;
    for (var place = 0; place < now.size(); place++) {
      var clause = now.get(place);
      var former = match.get(place);
      String id;
      if (former != null) {
        id = before.get(former).id();
      } else {
        var seen = Seen.words(clause.text());
        var returning =
            earlier.stream()
                .flatMap(List::stream)
                .filter(one -> !used.contains(one.id()) && Seen.words(one.text()).equals(seen))
                .findFirst();
        id = returning.isPresent() ? returning.get().id() : PREFIX + ++highest;
      }
      used.add(id);
      clauses.add(new Clause(id, clause.label(), clause.line(), clause.text()));
    }
    return new Given(List.copyOf(clauses), highest);
  }

  /**
   * The highest number that was ever given in a policy.
   *
   * @param earlier the clauses of every version
   */
  public static int last(List<List<Clause>> earlier) {
    return earlier.stream()
        .flatMap(List::stream)
        .mapToInt(clause -> Integer.parseInt(clause.id().substring(PREFIX.length())))
        .max()
        .orElse(0);
  }

  public static String write(List<Clause> clauses) {
    return JSON.valueToTree(clauses).toString();
  }

  public static List<Clause> read(String clauses) {
    try {
      return JSON.readValue(clauses, new TypeReference<List<Clause>>() {});
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("stored clauses are no JSON", unreadable);
    }
  }

  private static ClauseText text(Clause clause) {
    return new ClauseText(clause.label(), clause.line(), clause.text());
  }
}
