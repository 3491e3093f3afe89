package org.policyrelay.policy.overlay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.ClauseText;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.OverlayJudgement.Judged;

/**
 * What of an overlay the base that it meets does not allow, and what is left of it. An overlay is
 * refused when it is published looser than its base; but a base changes without it, by a
 * withdrawal, a correction or an end, and so does an overlay of which a former version comes back.
 * Until both fit again nothing of what certainly loosens is read with the base. A pure function of
 * the two versions, stored nowhere, so that no way to such a pair is forgotten.
 *
 * @param base that the overlay meets
 * @param overlay as it is published
 * @param rest what of it is read with the base; the overlay itself where all is
 * @param fields of the entry that hold what is held back, each once; empty for nothing
 * @param clauses ids of the clauses of its text that are held back
 * @param what as people call it, such as {@code §2}, each once
 */
public record HeldBack(
    PublishedVersion base,
    PublishedVersion overlay,
    PublishedVersion rest,
    List<String> fields,
    List<String> clauses,
    List<String> what) {

  private static final String POLICY = "policy";
  private static final String GUIDANCE = "guidance";
  private static final String PASSING = "exemplars.pass";
  private static final String TIGHTENS = "ext.relay.tightens.";
  private static final Map<String, String> NAMES =
      Map.of(
          "ext.relay.stance",
          "its stance",
          "enforcement",
          "its enforcement",
          "requires_human_review",
          "that no person has to review",
          "name",
          "its name",
          "description",
          "its description",
          GUIDANCE,
          "its guidance",
          PASSING,
          "an example that complies");

  /** Characters of all texts that are kept, and what a pair takes beside them. */
  private static final int MOST = 20_000_000;

  private static final int BESIDE = 2_000;

  /**
   * Judging a pair of the longest texts takes 30 ms, to find it again a tenth of one; and a list
   * asks for each of its lines. Both texts are the key: a draft has no version of its own.
   */
  private static final Cache<Pair, Judgement> JUDGED =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((Pair pair, Judgement judgement) -> pair.size())
          .build();

  private record Pair(
      PolicyEntry base, List<Clause> ofBase, PolicyEntry overlay, List<Clause> ofOverlay) {

    int size() {
      return BESIDE + 2 * (base.text().length() + overlay.text().length());
    }
  }

  private static final Judgement FITS =
      new Judgement(Optional.empty(), List.of(), List.of(), List.of(), List.of());

  private record Judgement(
      Optional<PolicyEntry> rest,
      List<Clause> left,
      List<String> fields,
      List<String> clauses,
      List<String> what) {}

  static HeldBack of(PublishedVersion base, PublishedVersion overlay) {
    var judgement =
        JUDGED.get(
            new Pair(base.entry(), base.clauses(), overlay.entry(), overlay.clauses()),
            pair -> judge(base, overlay));
    return new HeldBack(
        base,
        overlay,
        judgement.rest().map(rest -> overlay.with(rest, judgement.left())).orElse(overlay),
        judgement.fields(),
        judgement.clauses(),
        judgement.what());
  }

  /** Whether all of the overlay is read with the base. */
  public boolean isNothing() {
    return fields.isEmpty();
  }

  /** Since when the two meet, absent where they were not asked for a market. */
  public Optional<Instant> since() {
    return Stream.of(base, overlay)
        .filter(version -> version.releases().size() == 1)
        .map(version -> version.releases().get(0).effectiveFrom())
        .max(Comparator.naturalOrder());
  }

  /** What of which version and why, to follow "Held back". */
  public String describe() {
    return "%s of %s %s, because %s %s does not allow it; what the base says applies"
        .formatted(
            String.join(", ", what),
            overlay.entry().policyId(),
            overlay.version(),
            base.entry().policyId(),
            base.version());
  }

  private static Judgement judge(PublishedVersion base, PublishedVersion overlay) {
    var fields = certain(base, overlay.entry());
    return fields.isEmpty() ? FITS : new Fitting(base, overlay, fields).judgement();
  }

  /**
   * The fields that certainly loosen the base. What only looks as if it did stands beside the base,
   * as what no program can judge does: a stricter rule that is not read would be worse.
   */
  private static List<String> certain(PublishedVersion base, PolicyEntry overlay) {
    var wording = OverlayWording.on(base);
    var said =
        OverlayJudgement.of(overlay, base).stream()
            .filter(one -> one.verdict().loosens())
            .filter(one -> isNoRule(one, base) || PlainPermission.isIn(one.text(), wording))
            .map(Judged::field);
    return Stream.concat(Overlays.looserFacts(base, overlay).map(FieldError::field), said)
        .distinct()
        .toList();
  }

  /**
   * A reading is held against the words of one clause, which stand there without it; an example
   * that passes asks for nothing. No rule is lost with either.
   */
  private static boolean isNoRule(Judged one, PublishedVersion base) {
    return one.field().equals(PASSING)
        || (one.field().startsWith(TIGHTENS)
            && base.clause(one.field().substring(TIGHTENS.length())).isPresent());
  }

  /** The overlay as it is fitted to its base. */
  private static final class Fitting {

    private final PublishedVersion base;
    private final PublishedVersion overlay;
    private final List<String> fields;
    private final OverlayWording wording;
    private final ObjectNode json;
    private List<Clause> left;

    Fitting(PublishedVersion base, PublishedVersion overlay, List<String> fields) {
      this.base = base;
      this.overlay = overlay;
      this.fields = fields;
      this.wording = OverlayWording.on(base);
      this.json = overlay.entry().json();
      this.left = overlay.clauses();
    }

    Judgement judgement() {
      asTheBase();
      for (var field : List.of("name", "description")) {
        if (fields.contains(field)) {
          json.remove(field);
        }
      }
      readings();
      examples();
      if (fields.contains(POLICY)) {
        text(FittingText.of(overlay.entry().text(), this::loosens));
      }
      if (fields.contains(GUIDANCE)) {
        guidance(FittingText.of(json.path(GUIDANCE).asText(), this::loosens));
      }
      // what several parts say only together is found in the whole again
      var still = stillLoosening();
      if (still.contains(POLICY)) {
        text(FittingText.none());
      }
      if (still.contains(GUIDANCE)) {
        json.remove(GUIDANCE);
      }
      var kept = left.stream().map(Clause::id).collect(Collectors.toSet());
      var gone = overlay.clauses().stream().filter(clause -> !kept.contains(clause.id())).toList();
      return new Judgement(
          Optional.of(PolicyEntry.trusted(json)),
          left,
          fields,
          gone.stream().map(Clause::id).toList(),
          names(gone));
    }

    private Set<String> stillLoosening() {
      return Set.copyOf(certain(base, PolicyEntry.trusted(json)));
    }

    /** Clause by clause, and what only several lines say together. */
    private boolean loosens(String markdown) {
      return PlainPermission.isIn(markdown, wording)
          || ClauseText.of(markdown).stream()
              .anyMatch(clause -> PlainPermission.isIn(clause.text(), wording));
    }

    private void asTheBase() {
      if (fields.contains("enforcement")) {
        json.put("enforcement", base.entry().enforcement().code());
      }
      if (fields.contains("requires_human_review")) {
        json.put("requires_human_review", true);
      }
      if (fields.contains("ext.relay.stance")) {
        base.entry().stance().ifPresent(stance -> relay().put("stance", stance.code()));
      }
    }

    private ObjectNode relay() {
      return json.withObjectProperty("ext").withObjectProperty("relay");
    }

    private void readings() {
      if (!(json.at("/ext/relay/tightens") instanceof ObjectNode tightens)) {
        return;
      }
      fields.stream()
          .filter(field -> field.startsWith(TIGHTENS))
          .forEach(field -> tightens.remove(field.substring(TIGHTENS.length())));
      if (tightens.isEmpty()) {
        relay().remove("tightens");
      }
    }

    private void examples() {
      if (!fields.contains(PASSING)) {
        return;
      }
      var passing = json.withObjectProperty("exemplars").putArray("pass");
      for (var example : overlay.entry().json().path("exemplars").path("pass")) {
        passing.add(example);
        if (stillLoosening().contains(PASSING)) {
          passing.remove(passing.size() - 1);
        }
      }
    }

    private void text(FittingText fitting) {
      json.put(POLICY, fitting.text());
      var clauses = new ArrayList<Clause>();
      for (var clause : overlay.clauses()) {
        var line = fitting.lines().get(clause.line());
        if (line != null) {
          clauses.add(new Clause(clause.id(), clause.label(), line, clause.text()));
        }
      }
      left = List.copyOf(clauses);
    }

    private void guidance(FittingText fitting) {
      if (fitting.isNothing()) {
        json.remove(GUIDANCE);
      } else {
        json.put(GUIDANCE, fitting.text());
      }
    }

    private List<String> names(List<Clause> gone) {
      var names = new LinkedHashMap<String, String>();
      for (var field : fields) {
        if (field.equals(POLICY)) {
          names.put(
              field,
              json.path(POLICY).asText().equals(FittingText.PLACE)
                  ? "its whole text"
                  : gone.stream().map(Clause::label).collect(Collectors.joining(", ")));
        } else if (field.startsWith(TIGHTENS)) {
          names.put(field, "its reading of " + label(field.substring(TIGHTENS.length())));
        } else {
          names.put(field, NAMES.getOrDefault(field, field));
        }
      }
      return List.copyOf(names.values());
    }

    private String label(String clause) {
      return base.clause(clause).map(Clause::label).orElse(clause);
    }
  }
}
