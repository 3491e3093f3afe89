package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.Passage;

/**
 * A clause or an item of what applies in a market, by its id, as people look it up there.
 *
 * @param label of the clause, such as {@code §2}; of an item its id
 * @param words of the clause, or of the one that asks the item, with its parts and with how
 *     overlays word it
 * @param items the full ids of the item and of those that cite the clause
 * @param ends when the exception that it is ceases to hold, absent for any other
 */
public record CitedPart(
    String id, String label, String words, List<String> items, @Nullable Instant ends) {

  /**
   * @param id in full, as {@code apac:alcohol/c3} or {@code apac:alcohol:bn/r1}; what a clause and
   *     an item share means both
   * @return empty where nothing is called so there
   */
  public static Optional<CitedPart> of(Resolved what, Market market, String id) {
    var base = what.base().entry().policyId();
    var clauses = what.join().clauses();
    var items = HeldItem.in(what.content(), market);
    var clause = clauses.stream().filter(one -> idOf(one, base).equals(id)).findFirst();
    var own = items.stream().filter(item -> item.id().equals(id)).toList();
    if (clause.isEmpty() && own.isEmpty()) {
      return Optional.empty();
    }
    var cited = new LinkedHashSet<String>();
    clause.ifPresent(one -> cited.add(id));
    own.forEach(item -> cited.add(item.clause()));
    var words = new LinkedHashSet<String>();
    for (var one : clauses) {
      if (cited.contains(idOf(one, base))) {
        words.add(passage(what, one));
      } else if (one.tightens() != null && cited.contains(base + "/" + one.tightens())) {
        words.add(one.label() + ": " + one.text());
      }
    }
    var shown =
        items.stream()
            .filter(item -> own.contains(item) || (clause.isPresent() && item.clause().equals(id)))
            .map(HeldItem::id)
            .toList();
    return Optional.of(
        new CitedPart(
            id,
            clause.map(JoinedClause::label).orElse(id),
            String.join("\n\n", words),
            shown,
            ends(clause.isPresent(), own)));
  }

  /** The full ids of all that can be asked for in a market, clauses first. */
  public static List<String> idsIn(Resolved what, Market market) {
    var base = what.base().entry().policyId();
    return Stream.concat(
            what.join().clauses().stream()
                .filter(clause -> clause.tightens() == null)
                .map(clause -> idOf(clause, base)),
            HeldItem.in(what.content(), market).stream().map(HeldItem::id))
        .distinct()
        .toList();
  }

  private static String idOf(JoinedClause clause, String base) {
    return HeldItem.full(base, clause.id());
  }

  /** As it stands in the text that says it. */
  private static String passage(Resolved what, JoinedClause clause) {
    var local = clause.id().substring(clause.id().lastIndexOf('/') + 1);
    return what.versions()
        .filter(version -> version.entry().policyId().equals(clause.policyId()))
        .flatMap(
            version ->
                version.clause(local).stream()
                    .map(one -> Passage.of(version.entry().text(), one.line())))
        .findFirst()
        .orElse(clause.text());
  }

  private static @Nullable Instant ends(boolean isClause, List<HeldItem> own) {
    var exemptions = new ArrayList<@Nullable Instant>();
    for (var item : own) {
      var exemption = item.exemption();
      exemptions.add(exemption == null ? null : exemption.until());
    }
    return isClause || exemptions.size() != 1 ? null : exemptions.get(0);
  }
}
