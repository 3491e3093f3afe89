package org.policyrelay.grant;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the clause of a grant says in each of its markets, for who decides and for who reads. */
@Component
@Transactional(readOnly = true)
public class GrantWords {

  private final GrantHinges hinges;
  private final GrantCheck checks;
  private final Clock clock;

  GrantWords(GrantHinges hinges, GrantCheck checks, Clock clock) {
    this.hinges = hinges;
    this.checks = checks;
    this.clock = clock;
  }

  /**
   * @param beside what it was decided beside; before the decision, what it would be
   * @param then what the clause says once the grant lapses, absent for nothing any more and where
   *     it is not about to lapse
   */
  public record InMarket(MarketTerm term, @Nullable Hinge beside, @Nullable Hinge then) {

    /** What is otherwise then; absent where nothing is compared. */
    public @Nullable HingeChange change() {
      return beside == null || then == null ? null : beside.changeTo(then);
    }
  }

  public List<InMarket> inMarkets(PolicyGrant grant) {
    var request = grant.request();
    var now = clock.instant();
    var family = hinges.family(request.policyId());
    return grant.terms().stream()
        .map(
            term -> {
              var beside =
                  term.against().isEmpty()
                      ? hinges.at(family, request.clause(), term.market(), checks.begin(term))
                      : hinges.of(newest(term), request.clause(), term.market());
              var lapses = term.lapses();
              var then =
                  lapses == null || !term.isInDoubt(now)
                      ? null
                      : hinges.at(family, request.clause(), term.market(), lapses).orElse(null);
              return new InMarket(term, beside.orElse(null), then);
            })
        .toList();
  }

  private static Set<String> newest(MarketTerm term) {
    return term.against().get(term.against().size() - 1);
  }

  /** All of it in one text, for the hash of what is shown. */
  String of(PolicyGrant grant) {
    return inMarkets(grant).stream()
        .map(one -> one.term().market() + "\n" + said(one.beside()) + "\n" + said(one.then()))
        .collect(Collectors.joining("\n"));
  }

  private static String said(@Nullable Hinge hinge) {
    return hinge == null ? "" : hinge.words() + "\n" + hinge.hash();
  }
}
