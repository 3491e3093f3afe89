package org.policyrelay.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.ClauseText;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * A version in another language, for reading. English is what counts.
 *
 * @param version that was translated
 * @param language BCP 47 tag, such as {@code id} or {@code zh-Hans}
 * @param sourceHash of the English that was translated
 * @param by who wrote it
 * @param approvedBy who answers for it, absent for what came before anybody had to
 */
public record Translation(
    String policyId,
    String version,
    String language,
    String name,
    @Nullable String description,
    String text,
    @Nullable String guidance,
    String sourceHash,
    String by,
    @Nullable String approvedBy,
    Instant at) {

  /** Whether the English of the version reads otherwise than what was translated. */
  public boolean isStale(PublishedVersion shown) {
    return !sourceHash.equals(Translations.sourceHash(shown.entry()));
  }

  /**
   * Where the clauses of the English are told here, so that a link to one leads there in this
   * language too: each in its place among the others where there are as many, or else the point of
   * the same number, or else where the clause before it is.
   */
  public List<Clause> clauses(PublishedVersion shown) {
    var here = ClauseText.of(text);
    var english = shown.clauses();
    var placed = new ArrayList<Clause>();
    var line = 0;
    for (var place = 0; place < english.size(); place++) {
      var clause = english.get(place);
      line = at(here, english, place).map(ClauseText::line).orElse(line);
      placed.add(new Clause(clause.id(), clause.label(), line, clause.text()));
    }
    return List.copyOf(placed);
  }

  /** What each clause of the English reads here, by its id; without those that have no place. */
  public Map<String, String> words(PublishedVersion shown) {
    var here = ClauseText.of(text);
    var english = shown.clauses();
    var words = new HashMap<String, String>();
    for (var place = 0; place < english.size(); place++) {
      var id = english.get(place).id();
      at(here, english, place).ifPresent(one -> words.put(id, one.text()));
    }
    return Map.copyOf(words);
  }

  /**
   * The clauses of an English text that nothing in a translation of it stands for, by their labels:
   * whoever reads the translation is not told them.
   */
  public static List<String> missing(String english, String translated) {
    var here = ClauseText.of(translated);
    var there = ClauseText.of(english);
    return here.size() == there.size()
        ? List.of()
        : there.stream()
            .map(ClauseText::label)
            .filter(label -> numbered(here, label).isEmpty())
            .toList();
  }

  private static Optional<ClauseText> at(List<ClauseText> here, List<Clause> english, int place) {
    return here.size() == english.size()
        ? Optional.of(here.get(place))
        : numbered(here, english.get(place).label());
  }

  private static Optional<ClauseText> numbered(List<ClauseText> here, String label) {
    return here.stream()
        .filter(one -> one.label().equals(label) && label.startsWith("§"))
        .findFirst();
  }

  Translation ofSource(String hash) {
    return new Translation(
        policyId, version, language, name, description, text, guidance, hash, by, approvedBy, at);
  }
}
