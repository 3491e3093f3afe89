package org.policyrelay.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.compare.ClauseMeaning;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.overlay.Resolved;

/**
 * What a grant hangs on in a market: a clause with what its overlays word more strictly and what
 * items ask or let go by it; or one of these items alone, with its clause.
 *
 * @param versions that say it, as {@code apac:alcohol 1.0.0}, the base first
 * @param words of the clause
 * @param items requirements and exceptions, as the entries have them
 * @param ends when the exception that it is ceases to hold, absent for any other
 */
public record Hinge(
    Set<String> versions, String words, List<Object> items, @Nullable Instant ends) {

  /**
   * @param versions the base, and the overlays on it in the market
   * @param id of a clause of the base, or of an item
   */
  static Optional<Hinge> of(List<PublishedVersion> versions, String id) {
    var content = new Resolved(versions.get(0), versions.subList(1, versions.size())).content();
    var clause = versions.get(0).clause(id);
    if (clause.isPresent()) {
      var cited = clauseOf(versions.get(0), id);
      var items = items(content, one -> cited.equals(one));
      return Optional.of(new Hinge(names(versions), words(versions, clause.get()), items, null));
    }
    return content.requirements().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .map(one -> ofItem(versions, one, one.policy(), one.clause(), null))
        .or(
            () ->
                content.exceptions().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .map(one -> ofItem(versions, one, one.policy(), one.clause(), one.until())));
  }

  /** The ids that a grant can hang on, clauses first. */
  static List<String> idsIn(List<PublishedVersion> versions) {
    var content = new Resolved(versions.get(0), versions.subList(1, versions.size())).content();
    return Stream.of(
            versions.get(0).clauses().stream().map(Clause::id),
            content.requirements().stream().map(Requirement::id),
            content.exceptions().stream().map(Exemption::id))
        .flatMap(Function.identity())
        .toList();
  }

  private static Hinge ofItem(
      List<PublishedVersion> versions,
      Object item,
      String policy,
      String cited,
      @Nullable Instant ends) {
    var slash = cited.indexOf('/');
    var says = slash < 0 ? policy : cited.substring(0, slash);
    var words =
        versions.stream()
            .filter(version -> version.entry().policyId().equals(says))
            .flatMap(version -> version.clause(cited.substring(slash + 1)).stream())
            .map(clause -> words(versions, clause))
            .findFirst()
            .orElse("");
    return new Hinge(names(versions), words, List.of(item), ends);
  }

  /** What a clause of the base is called by every item that cites it, by whichever entry. */
  private static String clauseOf(PublishedVersion base, String id) {
    return base.entry().policyId() + "/" + id;
  }

  private static List<Object> items(PolicyContent content, Function<String, Boolean> cites) {
    var found = new ArrayList<Object>();
    content.requirements().stream()
        .filter(one -> cites.apply(full(one.policy(), one.clause())))
        .forEach(found::add);
    content.exceptions().stream()
        .filter(one -> cites.apply(full(one.policy(), one.clause())))
        .forEach(found::add);
    return List.copyOf(found);
  }

  private static String full(String policy, String clause) {
    return clause.contains("/") ? clause : policy + "/" + clause;
  }

  private static String words(List<PublishedVersion> versions, Clause clause) {
    return Stream.concat(
            Stream.of(clause.text()),
            versions.stream().skip(1).flatMap(one -> tightened(one, clause.id())))
        .collect(Collectors.joining("\n\n"));
  }

  private static Stream<String> tightened(PublishedVersion overlay, String clause) {
    return Stream.ofNullable(overlay.entry().tightens().get(clause));
  }

  private static Set<String> names(List<PublishedVersion> versions) {
    return versions.stream()
        .map(one -> one.entry().policyId() + " " + one.version())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether it asks for the same; an item that says anything otherwise is another one. */
  boolean isSame(Hinge other) {
    return versions.equals(other.versions)
        || (items.equals(other.items)
            && ClauseMeaning.isSame(words, other.words, isCorrected(other)));
  }

  /** Whether nothing lies between the versions but what was approved as wording. */
  private boolean isCorrected(Hinge other) {
    return levels(versions).equals(levels(other.versions));
  }

  private static Set<String> levels(Set<String> versions) {
    return versions.stream()
        .map(
            name -> {
              var parts = name.split(" ", 2);
              var number = SemanticVersion.of(parts[1]);
              return "%s %d.%d".formatted(parts[0], number.major(), number.minor());
            })
        .collect(Collectors.toSet());
  }

  /** All that is shown of it, to the letter. */
  public String shown() {
    return Stream.concat(Stream.of(words), items.stream().map(Hinge::itemText))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String itemText(Object item) {
    return item instanceof Exemption exemption
        ? "%s: %s".formatted(exemption.id(), exemption.text())
        : item instanceof Requirement requirement ? said(requirement) : "";
  }

  private static String said(Requirement requirement) {
    return "%s: %s%s%s"
        .formatted(
            requirement.id(),
            requirement.type().code(),
            requirement.value() == null ? "" : " " + requirement.value().text(),
            requirement.pattern() == null ? "" : " (" + requirement.pattern() + ")");
  }
}
