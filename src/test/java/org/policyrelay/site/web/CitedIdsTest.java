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
        .contains("<p id=\"c1\"><code class=\"cite\">c1</code> It holds for all.</p>")
        .contains("<li id=\"c2\"><code class=\"cite\">c2</code> Adults only.</li>");
  }

  @Test
  void aClauseOfAnOverlayHasTheIdOfTheJoin() {
    assertThat(shown("## Here\nNone.", clause("a:b/c1", 0), clause("a:b/tightens/c2", 1)))
        .contains("<code class=\"cite\">a:b/c1</code> Here</h4>")
        .contains("<code class=\"cite\">a:b/tightens/c2</code> None.");
  }

  @Test
  void whatHoldsNoWordsBesideOthersHasItsIdBeforeIt() {
    assertThat(shown("| A |\n|---|\n| b |\n\n---", clause("c1", 0), clause("c2", 4)))
        .startsWith("<code class=\"cite\">c1</code> <div class=\"scroll\"")
        .contains("<code class=\"cite\">c2</code> <hr id=\"c2\"");
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
