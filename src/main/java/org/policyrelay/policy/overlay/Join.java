package org.policyrelay.policy.overlay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.compare.Reading;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PolicyMarkdown;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;

/**
 * A base and what a market adds to it, in one text. It is a join: every word of the base stands,
 * every word of an overlay stands beside it, and of two facts the stricter counts. No word is left
 * out or put in the place of another because of what a program makes of it.
 *
 * @param entry as it is to be read and acted on
 * @param clauses of its text, in order, each with the version of the entry that it comes from
 * @param texts what its text is made of, as {@link JoinedText} does it: that of the base, and of
 *     each overlay what it adds. Each has notes and links of its own, whatever they are called
 * @param guidance the same of its guidance; empty where there is none
 */
public record Join(
    PolicyEntry entry, List<JoinedClause> clauses, List<String> texts, List<String> guidance) {

  /**
   * @param overlays those that apply with the base, in the order in which they are to be read
   * @param channel the only one that it is asked for; null = all of them. Without one, an overlay
   *     for some channels adds clauses and changes nothing of what holds in the others
   */
  static Join of(PublishedVersion base, List<PublishedVersion> overlays, @Nullable String channel) {
    var text = new Text(base);
    overlays.forEach(text::add);
    var clauses = text.clauses();
    var guidance =
        Stream.concat(Stream.of(base), overlays.stream())
            .flatMap(version -> version.entry().guidance().stream())
            .toList();
    return overlays.isEmpty()
        ? new Join(base.entry(), clauses, List.of(base.entry().text()), guidance)
        : new Join(
            entry(base, overlays, channel, JoinedText.of(text.texts()), guidance),
            clauses,
            text.texts(),
            guidance);
  }

  /** Whether an overlay changes all of what is asked for, and not only some channels of it. */
  static boolean isForAll(
      PublishedVersion base, PublishedVersion overlay, @Nullable String channel) {
    var own = overlay.entry().channels();
    var all = base.entry().channels();
    return channel != null || own.isEmpty() || (!all.isEmpty() && own.containsAll(all));
  }

  private static PolicyEntry entry(
      PublishedVersion base,
      List<PublishedVersion> overlays,
      @Nullable String channel,
      String text,
      List<String> guidance) {
    var joined = base.entry().json();
    joined.put("policy", text);
    if (!guidance.isEmpty()) {
      joined.put("guidance", JoinedText.of(guidance));
    }
    var first = overlays.get(0).entry();
    joined.putArray("jurisdictions").addAll((ArrayNode) first.json().path("jurisdictions"));
    for (var overlay : overlays) {
      var entry = overlay.entry();
      if (isForAll(base, overlay, channel)) {
        tighten(joined, entry);
      }
      exemplars(joined, entry.json());
      ext(joined, entry);
    }
    JoinedItems.add(joined, base, overlays, channel);
    return PolicyEntry.trusted(joined);
  }

  /** The stricter of both, field by field. */
  private static void tighten(ObjectNode joined, PolicyEntry overlay) {
    var before = PolicyEntry.trusted(joined);
    if (overlay.enforcement().isStricterThan(before.enforcement())) {
      joined.put("enforcement", overlay.enforcement().code());
    }
    if (overlay.requiresHumanReview()) {
      joined.put("requires_human_review", true);
    }
    var former = before.stance();
    overlay
        .stance()
        .map(own -> former.map(of -> Stance.stricter(of, own)).orElse(own))
        .ifPresent(
            stance ->
                joined
                    .withObjectProperty("ext")
                    .withObjectProperty("relay")
                    .put("stance", stance.code()));
  }

  private static void exemplars(ObjectNode joined, ObjectNode overlay) {
    for (var side : List.of("pass", "fail")) {
      var more = overlay.path("exemplars").path(side);
      if (!more.isEmpty()) {
        joined.withObjectProperty("exemplars").withArrayProperty(side).addAll((ArrayNode) more);
      }
    }
  }

  /** What others wrote under {@code ext}; where the base has it too, the base's stays. */
  private static void ext(ObjectNode joined, PolicyEntry overlay) {
    for (var field : overlay.json().path("ext").properties()) {
      if (!field.getKey().equals("relay") && !joined.path("ext").has(field.getKey())) {
        joined.withObjectProperty("ext").set(field.getKey(), field.getValue());
      }
    }
  }

  /** The text as it grows, and the clauses of it. */
  private static final class Text {

    private final PublishedVersion base;
    private final List<String> texts = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();
    private final List<JoinedClause> clauses = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();
    private int next;

    Text(PublishedVersion base) {
      this.base = base;
      var lines = base.entry().text().lines().toList();
      texts.add(String.join("\n", lines));
      next = Math.max(1, lines.size()) + 1;
      for (var clause : base.clauses()) {
        labels.add(clause.label());
        clauses.add(
            JoinedClause.of(base, clause.id(), clause.label(), clause.line(), clause.text(), null));
      }
    }

    List<String> texts() {
      return List.copyOf(texts);
    }

    List<JoinedClause> clauses() {
      return List.copyOf(clauses);
    }

    void add(PublishedVersion overlay) {
      var id = overlay.entry().policyId();
      var market = overlay.entry().jurisdictions().get(0);
      block(heading(overlay, market));
      overlay.entry().tightens().forEach((clause, text) -> reading(overlay, market, clause, text));
      var start = next;
      block(String.join("\n", overlay.entry().text().lines().toList()));
      for (var clause : overlay.clauses()) {
        clauses.add(
            JoinedClause.of(
                overlay,
                id + "/" + clause.id(),
                free(market + " " + clause.label()),
                start + clause.line(),
                clause.text(),
                null));
      }
      texts.add(String.join(JoinedText.BETWEEN, blocks));
      blocks.clear();
    }

    private String heading(PublishedVersion overlay, String market) {
      var country =
          new Locale.Builder().setRegion(market).build().getDisplayCountry(Locale.ENGLISH);
      var channels =
          isForAll(base, overlay, null)
              ? ""
              : ", on " + String.join(", ", overlay.entry().channels());
      var pair = new Pair(base, overlay);
      var caveat = pair.isSettled() ? "" : " (" + pair.caveat() + ")";
      return "In %s%s, in addition%s:".formatted(country, channels, caveat);
    }

    /** How the overlay words a clause of the base, which goes on to stand where it does. */
    private void reading(PublishedVersion overlay, String market, String id, String text) {
      var of = base.clause(id);
      if (of.filter(clause -> Reading.isSame(clause.text(), text)).isPresent()) {
        return;
      }
      of.ifPresent(clause -> block("On " + clause.label() + ":"));
      clauses.add(
          JoinedClause.of(
              overlay,
              overlay.entry().policyId() + "/tightens/" + id,
              free(market + " " + of.map(Clause::label).orElse("¶" + id)),
              next,
              text,
              of.map(Clause::id).orElse(null)));
      block(JoinedText.closed(text));
    }

    private void block(String text) {
      blocks.add(text);
      next += PolicyMarkdown.lines(text).size() + 1;
    }

    private String free(String wanted) {
      var label = wanted;
      for (var again = 2; !labels.add(label); again++) {
        label = wanted + "(" + again + ")";
      }
      return label;
    }
  }
}
