package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.compare.DiffPart.Kind;
import org.policyrelay.policy.entry.ClauseText;

/** Which clauses a reader is shown as changed, and how. */
class ClauseDiffTest {

  @Test
  void showsTheChangedClausesAlone() {
    var before = "1. Ads must be shown to adults.\n2. No ads at night.\n3. No prizes.";
    var after =
        "1. Ads must be shown to adults.\n2. No ads at work or at night.\n4. Name the brewer.";

    assertThat(ClauseDiff.between(before, after))
        .extracting(ClauseDiff::label)
        .containsExactly("§2", "§4", "§3");
    assertThat(MarkedText.byClause(before, after).lines())
        .containsExactly(
            "- §2: No ads at [added: **work or at** ]night.",
            "- §4: [added: **Name the brewer.**]",
            "- §3: [removed: No prizes.]");
  }

  @Test
  void whatStandsInItIsNoMarkup() {
    assertThat(MarkedText.byClause("1. Say *a*", "1. Say *a* <b>"))
        .isEqualTo("- §1: Say \\*a\\*[added:&nbsp; **&lt;b&gt;**]");
  }

  /** Nobody would see that white space is another, so it is told by its amount. */
  @Test
  void whiteSpaceIsToldByItsAmount() {
    assertThat(MarkedText.of("a b", "a  b"))
        .isEqualTo("a[removed: white space of 1][added: **white space of 2**]b");
  }

  /** As it is seen, a line end inside a paragraph is a space and between two of them is none. */
  @Test
  void asItIsReadALineMayEndAnywhereInAParagraph() {
    assertThat(TextDiff.asRead(" one two", "one\ntwo ")).containsExactly(same("one\ntwo"));
    assertThat(TextDiff.asRead("one\n\ntwo", "one \n \n\n two"))
        .allMatch(part -> part.kind() == Kind.SAME);
    assertThat(TextDiff.asRead("one two", "one\n\ntwo"))
        .extracting(DiffPart::kind)
        .containsExactly(Kind.SAME, Kind.REMOVED, Kind.ADDED, Kind.SAME);
    assertThat(TextDiff.asRead("caf\u00e9", "cafe\u0301"))
        .extracting(DiffPart::kind)
        .containsOnly(Kind.SAME);
  }

  private static DiffPart same(String text) {
    return new DiffPart(Kind.SAME, text);
  }

  /** Joined in one line, nobody sees where a clause ends. */
  @Test
  void aWholeTextKeepsItsParagraphs() {
    assertThat(
            MarkedText.of(
                "Wine.\n\n7. Beer must wait.\n\nSo.", "Wine.\n\n7. Beer shall wait.\n\nSo."))
        .isEqualTo("Wine.\n\n7\\. Beer [removed: must][added: **shall**] wait.\n\nSo.");
    assertThat(MarkedText.of("Wine.", "Wine.\n\nBeer.\nAle."))
        .isEqualTo("Wine.\n\n[added: **Beer.**]\n\n[added: **Ale.**]");
  }

  /** Every clause that is not shown reads as before, and each shown one gives both readings. */
  @Property
  void nothingThatChangesIsLeftOut(
      @ForAll("texts") List<String> before, @ForAll("texts") List<String> after) {
    var changed = ClauseDiff.between(text(before), text(after));
    var shown = changed.stream().map(clause -> reading(clause, Kind.REMOVED)).toList();
    assertThat(after)
        .allSatisfy(line -> assertThat(before.contains(line) || shown.contains(line)).isTrue());
    var former = changed.stream().map(clause -> reading(clause, Kind.ADDED)).toList();
    assertThat(before)
        .allSatisfy(line -> assertThat(after.contains(line) || former.contains(line)).isTrue());
    if (before.equals(after)) {
      assertThat(changed).isEmpty();
    }
  }

  private static String reading(ClauseDiff clause, Kind without) {
    return clause.parts().stream()
        .filter(part -> part.kind() != without)
        .map(DiffPart::text)
        .collect(Collectors.joining());
  }

  private static String text(List<String> clauses) {
    return String.join("\n", clauses);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    var words = Arbitraries.of("ads", "adults", "night", "must", "ไม่", "禁止", "18", "<b>");
    return words
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(list -> String.join(" ", list))
        .list()
        .ofMaxSize(5);
  }

  /** Three clauses with one number are told apart by what is put behind it. */
  @Test
  void aLabelIsThatOfOneClause() {
    assertThat(ClauseText.of("1. A.\n1. B.\n1. C."))
        .extracting(ClauseText::label)
        .containsExactly("§1", "§1(2)", "§1(3)");
  }
}
