package org.policyrelay.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.Clause;

/** Beside each clause stands what it is cited by, whatever shows it. */
class CitedIdsTest {

  @Test
  void whatIsAskedForIsWhatIsShown() {
    assertThat(shown("It holds for all.\n\n1. Adults only.", clause("c1", 0), clause("c2", 2)))
        .contains("<p id=\"c1\"><span class=\"cite\" data-id=\"c1\"></span>It holds for all.</p>")
        .contains("<li id=\"c2\"><span class=\"cite\" data-id=\"c2\"></span>Adults only.</li>");
  }

  @Test
  void aClauseOfAnOverlayHasTheIdOfTheJoin() {
    assertThat(shown("## Here\nNone.", clause("a:b/c1", 0), clause("a:b/tightens/c2", 1)))
        .contains("<span class=\"cite\" data-id=\"a:b/c1\"></span>Here</h4>")
        .contains("<span class=\"cite\" data-id=\"a:b/tightens/c2\"></span>None.");
  }

  @Test
  void whatHoldsNoWordsBesideOthersHasItsIdBeforeIt() {
    assertThat(shown("| A |\n|---|\n| b |\n\n---", clause("c1", 0), clause("c2", 4)))
        .startsWith("<span class=\"cite\" data-id=\"c1\"></span><div class=\"scroll\"")
        .contains("<span class=\"cite\" data-id=\"c2\"></span><hr id=\"c2\"");
  }

  @Test
  void whatPeopleWroteIsNoClause() {
    assertThat(shown("<p id=\"c7\">No.\n`<p id=\"c8\">`")).doesNotContain("cite");
  }

  private static Clause clause(String id, int line) {
    return new Clause(id, "§1", line, "");
  }

  private static String shown(String text, Clause... clauses) {
    return CitedIds.beside(new Markdown().toHtml("text", List.of(text), List.of(clauses)));
  }
}
