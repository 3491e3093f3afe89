package org.policyrelay.policy.overlay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.compare.Reading;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.MarkdownParts;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PolicyMarkdown;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;

/**
 * A base and what a market adds to it, in one text. It is a join: whatever an overlay says, the
 * result is never looser than the base. What certainly loosens it is {@link HeldBack}.
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
   * @param published the overlays that apply with the base, in the order in which they are to be
   *     read
   * @param channel the only one that it is asked for; null = all of them. Without one, an overlay
   *     for some channels adds clauses and changes nothing of what holds in the others
   */
  static Join of(
      PublishedVersion base, List<PublishedVersion> published, @Nullable String channel) {
    var overlays = published.stream().map(one -> HeldBack.of(base, one).rest()).toList();
    var text = new Text(base, channel);
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

    /** Of this no program makes anything but words, wherever in a line it begins. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} ,;%'-]*[.]?");

    private static final Set<String> WORDS = Set.of("text", "Emphasis", "StrongEmphasis", "end");

    private final PublishedVersion base;
    private final @Nullable String channel;
    private final List<String> texts = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();
    private final List<String> lines;
    private final Map<String, JoinedClause> readings = new HashMap<>();
    private final List<JoinedClause> clauses = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();
    private @Nullable OverlayWording wording;
    private int next;

    Text(PublishedVersion base, @Nullable String channel) {
      this.base = base;
      this.channel = channel;
      this.lines = new ArrayList<>(base.entry().text().lines().toList());
      this.next = Math.max(1, lines.size()) + 1;
      for (var clause : base.clauses()) {
        labels.add(clause.label());
        readings.put(
            clause.id(),
            JoinedClause.of(base, clause.id(), clause.label(), clause.line(), clause.text(), null));
      }
    }

    List<String> texts() {
      var all = new ArrayList<String>();
      all.add(String.join("\n", lines));
      all.addAll(texts);
      return List.copyOf(all);
    }

    List<JoinedClause> clauses() {
      var all = new ArrayList<JoinedClause>();
      base.clauses().forEach(clause -> all.add(Objects.requireNonNull(readings.get(clause.id()))));
      all.addAll(clauses);
      return List.copyOf(all);
    }

    void add(PublishedVersion overlay) {
      var market = overlay.entry().jurisdictions().get(0);
      var country =
          new Locale.Builder().setRegion(market).build().getDisplayCountry(Locale.ENGLISH);
      var where =
          isForAll(base, overlay, null)
              ? country
              : country + ", on " + String.join(", ", overlay.entry().channels());
      block("In " + where + ", in addition:");
      overlay.entry().tightens().forEach((id, text) -> tighten(overlay, market, id, text));
      var start = next;
      block(String.join("\n", overlay.entry().text().lines().toList()));
      for (var clause : overlay.clauses()) {
        clauses.add(
            JoinedClause.of(
                overlay,
                overlay.entry().policyId() + "/" + clause.id(),
                free(market + " " + clause.label()),
                start + clause.line(),
                clause.text(),
                null));
      }
      texts.add(String.join(JoinedText.BETWEEN, blocks));
      blocks.clear();
    }

    /**
     * The stricter reading of a base clause: in its place where it is proved to be one, beside it
     * where it is not, or not for all.
     */
    private void tighten(PublishedVersion overlay, String market, String id, String text) {
      var before = readings.get(id);
      var verdict =
          before == null
              ? OverlayJudgement.addition(wording(), text)
              : OverlayJudgement.reading(wording(), before.text(), text);
      if (verdict.loosens()) {
        return;
      }
      if (before == null) {
        // its base has that clause no longer: it is an addition and tightens nothing
        beside(overlay, market, id, text, text, null);
      } else if (Reading.isSame(before.text(), text)) {
        return;
      } else if (!verdict.isProved() || !isOnlyWords(before.clause(), text)) {
        // both hold: what is not proved stricter takes nothing away, and nothing that was published
        // goes unsaid, whatever a program makes of it
        beside(overlay, market, id, text, text, id);
      } else if (!isForAll(base, overlay, channel)) {
        beside(overlay, market, id, "In place of " + before.label() + ": " + text, text, id);
      } else {
        before.clause().replaceIn(lines, text);
        readings.put(id, JoinedClause.of(overlay, id, before.label(), before.line(), text, id));
      }
    }

    private OverlayWording wording() {
      if (wording == null) {
        wording = OverlayWording.on(base);
      }
      return wording;
    }

    private void beside(
        PublishedVersion overlay,
        String market,
        String id,
        String line,
        String text,
        @Nullable String tightens) {
      clauses.add(
          JoinedClause.of(
              overlay,
              overlay.entry().policyId() + "/tightens/" + id,
              free(market + " " + base.clause(id).map(Clause::label).orElse("¶" + id)),
              next,
              text,
              tightens));
      block(JoinedText.closed(line));
    }

    /**
     * Whether nothing of the base is read otherwise but the words of the clause: a reading that
     * opens a fence, a quotation or a link would change what stands around it.
     */
    private boolean isOnlyWords(Clause clause, String text) {
      if (PLAIN.matcher(clause.text()).matches() && PLAIN.matcher(text).matches()) {
        return true;
      }
      var replaced = new ArrayList<>(lines);
      clause.replaceIn(replaced, text);
      return shape(replaced).equals(shape(lines));
    }

    /** All but words, and which of them are stressed. */
    private static List<MarkdownParts.Part> shape(List<String> lines) {
      return MarkdownParts.of(String.join("\n", lines), words -> "", true).stream()
          .filter(part -> !WORDS.contains(part.what()))
          .toList();
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
