package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.JudgedOverlays.BASE;
import static org.policyrelay.policy.overlay.JudgedOverlays.base;
import static org.policyrelay.policy.overlay.JudgedOverlays.overlay;
import static org.policyrelay.policy.overlay.JudgedOverlays.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.ShownText;

/**
 * Random bases and overlays out of the tables of the judgement: nothing that certainly loosens a
 * base is ever read with it, and what is not held back stays, to the letter and in its order.
 */
class HeldBackPropertyTest {

  /** What a text of an overlay is made of. */
  record Draft(List<String> parts, String between, Map<String, String> tightens) {

    String text() {
      return String.join(between, parts);
    }
  }

  @Property(tries = 400)
  void nothingThatLoosensIsReadAndNothingElseIsLost(
      @ForAll("bases") String text, @ForAll("overlays") Draft draft) {
    var base = base(text);
    var relay = Map.of("overlay_of", "games", "tightens", draft.tightens());
    var overlay =
        version(
            overlay(
                Map.of(
                    "policy",
                    draft.text(),
                    "guidance",
                    draft.text(),
                    "ext",
                    Map.of("relay", relay))));
    var held = HeldBack.of(base, overlay);
    var join = new Resolved(base, List.of(overlay)).join();

    if (Overlays.loosenings(base, overlay.entry()).isEmpty()) {
      assertThat(held.isNothing()).isTrue();
    }
    var wording = OverlayWording.on(base);
    var shown = String.join("\n\n", join.texts()).lines().toList();
    for (var clause : join.clauses()) {
      assertThat(shown.get(clause.line())).endsWith(firstLine(clause.text()));
      if (clause.policyId().equals("games:sg")) {
        assertThat(PlainPermission.isIn(clause.text(), wording) && clause.tightens() == null)
            .as(clause.text())
            .isFalse();
      }
    }
    for (var read : List.of(join.texts().get(1), String.join("\n", join.guidance()))) {
      assertThat(PlainPermission.isIn(read, wording)).as(read).isFalse();
    }
    assertThat(HeldBack.of(base, held.rest()).isNothing()).isTrue();
    whatIsLeftIsToTheLetter(overlay, held);
  }

  private static void whatIsLeftIsToTheLetter(PublishedVersion overlay, HeldBack held) {
    var left = held.rest().clauses();
    var ids = left.stream().map(Clause::id).toList();
    // the line that it stands in is another where something before it is left out
    assertThat(left)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
        .isEqualTo(overlay.clauses().stream().filter(clause -> ids.contains(clause.id())).toList());
    var lines = held.rest().entry().text().lines().toList();
    left.forEach(clause -> assertThat(lines.get(clause.line())).endsWith(firstLine(clause.text())));
    var all = new ArrayList<>(ids);
    all.addAll(held.clauses());
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(overlay.clauses().stream().map(Clause::id).toList());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  @Provide
  Arbitrary<String> bases() {
    return Arbitraries.of(BASE.split("\n\n"))
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .map(clauses -> String.join("\n\n", clauses));
  }

  @Provide
  Arbitrary<Draft> overlays() {
    var texts =
        Stream.of(
                RefusedOverlaysTest.additions(),
                ToldAdditionsTest.told(),
                ToldAdditionsTest.added())
            .flatMap(one -> one)
            .toList();
    var readings =
        Stream.of(
                RefusedOverlaysTest.readings(),
                ProvedReadingsTest.proved(),
                ReadingsBesideTest.beside())
            .flatMap(one -> one)
            .map(pair -> pair[1])
            .filter(one -> !ShownText.letters(one).isEmpty())
            .toList();
    var tightens =
        Arbitraries.maps(Arbitraries.of("c1", "c2", "c9"), Arbitraries.of(readings)).ofMaxSize(2);
    return Combinators.combine(
            Arbitraries.of(texts).list().ofMinSize(1).ofMaxSize(6),
            Arbitraries.of("\n\n", "\n", "\n\n- ", "\n2. "),
            tightens)
        .as(Draft::new);
  }
}
