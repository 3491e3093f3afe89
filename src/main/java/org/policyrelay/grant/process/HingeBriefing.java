package org.policyrelay.grant.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.exact;

import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.grant.GrantWords.InMarket;
import org.policyrelay.grant.Hinge;
import org.policyrelay.grant.HingeChange;
import org.policyrelay.grant.MarketTerm;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.compare.MarkedText;
import org.springframework.stereotype.Component;

/**
 * What a grant hangs on, for a form: the clause by itself, what changes, and where the rest is read
 * in full.
 */
@Component
class HingeBriefing {

  private final MarketZones zones;

  HingeBriefing(MarketZones zones) {
    this.zones = zones;
  }

  /** What changes in a market, in a line; empty where nothing is known to. */
  Optional<String> headline(InMarket one) {
    var lapses = one.term().lapses();
    var change = one.change();
    if (lapses == null || !lapses.isBefore(one.term().ends())) {
      return Optional.empty();
    }
    return Optional.of(
        "**%s, from %s:** %s. Unless it is confirmed by then, it ends there."
            .formatted(
                escape(MarketNames.of(one.term().market())),
                moment(one.term(), lapses),
                escape(
                    change == null
                        ? "the policy says nothing any more of what this grant hangs on"
                        : change.headline())));
  }

  void add(StringJoiner text, String grant, InMarket one) {
    var term = one.term();
    var beside = one.beside();
    text.add("#### " + escape(MarketNames.of(term.market())));
    text.add("From %s until %s.".formatted(moment(term, term.begins()), moment(term, term.ends())));
    if (beside == null) {
      text.add("The policy says nothing of it.");
    } else {
      text.add(said(beside, "The clause says"));
      text.add(exact(String.join("\n", beside.facts())));
    }
    changes(text, one);
    text.add(
        "All that it hangs on there, in full: [%s](/grants/%s#in-full)".formatted(grant, grant));
  }

  private void changes(StringJoiner text, InMarket one) {
    var lapses = one.term().lapses();
    if (lapses == null || !lapses.isBefore(one.term().ends())) {
      return;
    }
    var from = "From " + moment(one.term(), lapses);
    var then = one.then();
    var change = one.change();
    if (then == null || change == null) {
      text.add(from + " it says nothing any more.");
      return;
    }
    text.add(
        change.ownWords()
            ? said(then, from + " it says")
            : "%s it reads as before (%s)."
                .formatted(from, escape(String.join(", ", then.versions()))));
    text.add("What changes then:");
    var list = new StringJoiner("\n");
    change.facts().forEach(fact -> list.add("- " + escape(fact)));
    text.add(list.toString());
    var beside = change.beside();
    if (!beside.isEmpty()) {
      text.add(exact(String.join("\n", beside)));
    }
    change.texts().forEach((policy, texts) -> text.add(marked(policy, texts)));
  }

  private static String marked(String policy, HingeChange.Texts texts) {
    return "In the text of `%s`:\n\n%s"
        .formatted(policy, MarkedText.byClause(texts.was(), texts.is()));
  }

  private static String said(Hinge hinge, String before) {
    return "%s (%s):\n\n%s"
        .formatted(before, escape(String.join(", ", hinge.versions())), exact(hinge.words()));
  }

  private String moment(MarketTerm term, Instant at) {
    return Moments.text(at, zones.zoneOf(term.market()), Moments.ON_RECORD);
  }
}
