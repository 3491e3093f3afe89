package org.policyrelay.site.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyNotes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What other modules know of a policy, on its pages for who may read it, and on no other. */
@Component
class ReaderNotes {

  private final ObjectProvider<PolicyNotes> sources;

  ReaderNotes(ObjectProvider<PolicyNotes> sources) {
    this.sources = sources;
  }

  /**
   * @param lines empty where nothing is known
   */
  record Told(String title, List<Line> lines) {}

  record Line(String market, String text, String address) {}

  /**
   * @param market that the page is of, absent for all
   */
  List<Told> of(String policyId, @Nullable String market, String user) {
    return sources
        .orderedStream()
        .filter(source -> source.isFor(user))
        .map(
            source ->
                new Told(
                    source.title(),
                    source.of(policyId).stream()
                        .filter(note -> market == null || note.market().code().equals(market))
                        .map(
                            note ->
                                new Line(
                                    MarketTime.nameOf(note.market()), note.text(), note.address()))
                        .toList()))
        .toList();
  }
}
