package org.policyrelay.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.overlay.Family;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What time and other versions do with what was granted: told once, and never decided here. */
@Service
@Transactional
public class GrantCare {

  private static final Duration REMINDED_BEFORE = Duration.ofDays(30);

  /** Of a short term: no reminder in the week in which it was granted. */
  private static final int PART = 4;

  private final PolicyGrants grants;
  private final GrantRows rows;
  private final GrantHinges hinges;
  private final GrantNotices notices;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final MarketDates dates;
  private final Clock clock;

  GrantCare(
      PolicyGrants grants,
      GrantRows rows,
      GrantHinges hinges,
      GrantNotices notices,
      ApplicationEventPublisher events,
      Audit audit,
      MarketDates dates,
      Clock clock) {
    this.grants = grants;
    this.rows = rows;
    this.hinges = hinges;
    this.notices = notices;
    this.events = events;
    this.audit = audit;
    this.dates = dates;
    this.clock = clock;
  }

  /**
   * What is to come.
   *
   * @param inDoubt whether somebody has to confirm or revoke it first
   * @param next when something is to be told, empty where nothing is left
   */
  public record Ahead(boolean inDoubt, Optional<Instant> next) {}

  /** Tells what has come by now; said again, it changes nothing. */
  public Ahead follow(String key) {
    var now = clock.instant();
    var grant = grants.get(key);
    if (grant.state() != GrantState.GRANTED) {
      return new Ahead(false, Optional.empty());
    }
    var over =
        grant.terms().stream()
            .filter(term -> term.toldAt() == null && !now.isBefore(term.over()))
            .toList();
    var remind = isToBeReminded(grant, now);
    if (remind) {
      grant.reminded(now);
    }
    if (!over.isEmpty()) {
      grant.told(over.stream().map(MarketTerm::market).collect(Collectors.toSet()), now);
    }
    if (remind || !over.isEmpty()) {
      rows.update(grant);
    }
    over.forEach(term -> tellEnd(grant, term));
    if (remind) {
      audit.record(key, "grant-reminded", Audit.SYSTEM, null);
      notices.endsSoon(grant);
    }
    return ahead(grant, now);
  }

  private void tellEnd(PolicyGrant grant, MarketTerm term) {
    var changed = term.over().isBefore(term.ends());
    audit.record(
        grant.key(),
        "grant-ended",
        Audit.SYSTEM,
        term.market() + (changed ? ": what it hangs on reads otherwise" : ": its term is over"));
    notices.ended(grant, term, changed);
  }

  private static boolean isToBeReminded(PolicyGrant grant, Instant now) {
    return grant.remindedAt().isEmpty()
        && !grant.holding().isOver(now)
        && !now.isBefore(remindAt(grant));
  }

  /** Before the first of its ends, for it is renewed as a whole. */
  private static Instant remindAt(PolicyGrant grant) {
    var first = grant.terms().stream().min(Comparator.comparing(MarketTerm::ends)).orElseThrow();
    var part = Duration.between(first.begins(), first.ends()).dividedBy(PART);
    return first.ends().minus(part.compareTo(REMINDED_BEFORE) < 0 ? part : REMINDED_BEFORE);
  }

  /** As {@link #follow} says it, and nothing is told: what has come meanwhile is the next. */
  @Transactional(readOnly = true)
  public Ahead ahead(String key) {
    return ahead(grants.get(key), clock.instant());
  }

  private static Ahead ahead(PolicyGrant grant, Instant now) {
    var holding = grant.holding();
    var ends = grant.terms().stream().filter(term -> term.toldAt() == null).map(MarketTerm::over);
    var reminder =
        Stream.of(remindAt(grant))
            .filter(at -> grant.remindedAt().isEmpty() && !holding.isOver(now));
    return new Ahead(
        holding.isInDoubt(now), Stream.concat(ends, reminder).min(Comparator.naturalOrder()));
  }

  /** When the first of what is in doubt lapses; empty where nothing is. */
  @Transactional(readOnly = true)
  public Optional<Instant> lapses(String key) {
    var now = clock.instant();
    return grants.get(key).terms().stream()
        .filter(term -> term.isInDoubt(now))
        .map(MarketTerm::over)
        .min(Comparator.naturalOrder());
  }

  /**
   * It holds on beside the words that begin to apply; where they change once more it is in doubt
   * again.
   *
   * @param shown hash of what who confirms says they have read; absent where they do not say
   * @return what it is refused for: {@link ErrorCode#WRONG_STATE} where there is nothing to
   *     confirm, or it reads otherwise, {@link ErrorCode#FOUR_EYES} for who asked; empty where it
   *     is confirmed
   */
  public Optional<RefusedException> confirm(
      String key, String by, @Nullable String note, @Nullable String shown) {
    rows.begin();
    var now = clock.instant();
    var grant = grants.get(key);
    try {
      requireConfirmable(grant);
      grant.confirm(by, shown, grants.hash(grant), confirmed(grant, now), now);
    } catch (RefusedException refused) {
      return grants.notTaken(grant, by, refused);
    }
    grants.write(grant, "grant-confirmed", by, note);
    notices.confirmed(grant);
    return Optional.empty();
  }

  private List<MarketTerm> confirmed(PolicyGrant grant, Instant now) {
    var clause = grant.request().clause();
    var family = hinges.family(grant.request().policyId());
    return grant.terms().stream()
        .map(
            term -> {
              var at = term.lapses();
              if (at == null || !term.isInDoubt(now)) {
                return term;
              }
              var hinge = hinges.at(family, clause, term.market(), at).orElseThrow();
              var confirmed = term.decidedAgainst(hinge.versions());
              return confirmed.lapsingAt(changes(grant, family, confirmed, now));
            })
        .toList();
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} where nothing is left that it could
   *     hang on
   */
  public void requireConfirmable(PolicyGrant grant) {
    var now = clock.instant();
    var family = hinges.family(grant.request().policyId());
    for (var term : grant.terms()) {
      var at = term.lapses();
      if (at != null
          && term.isInDoubt(now)
          && hinges.at(family, grant.request().clause(), term.market(), at).isEmpty()) {
        throw new RefusedException(
            ErrorCode.WRONG_STATE,
            "In %s nothing is left that it could hang on; revoke it, or let it end by itself"
                .formatted(term.market()));
      }
    }
  }

  /**
   * Lets nobody decide about a grant until the transaction ends.
   *
   * @return whether anything is granted that another version could touch
   */
  public boolean waitForDecisions() {
    rows.begin();
    return rows.isAnyGranted();
  }

  /**
   * Looks anew when the clauses of what is granted of these policies change.
   *
   * @param at since when they read as they do: what ends by that ends then, however long it takes
   *     to look at each
   */
  public void lookAt(Iterable<String> policies, Instant at) {
    for (var policy : policies) {
      rows.grantedOf(policy).stream()
          .filter(grant -> !grant.holding().isOver(at))
          .forEach(grant -> look(grant, at));
    }
  }

  private void look(PolicyGrant grant, Instant at) {
    var terms = grant.terms().stream().map(term -> looked(grant, term, at)).toList();
    if (terms.equals(grant.terms())) {
      return;
    }
    var before = grant.terms();
    grant.lapse(terms);
    rows.update(grant);
    var doubted = new ArrayList<Market>();
    for (var place = 0; place < terms.size(); place++) {
      if (!Objects.equals(terms.get(place).lapses(), before.get(place).lapses())) {
        doubted.add(terms.get(place).market());
      }
    }
    var inDoubt = terms.stream().anyMatch(term -> term.lapses() != null);
    audit.record(
        grant.key(),
        inDoubt ? "grant-in-doubt" : "grant-doubt-over",
        Audit.SYSTEM,
        described(terms, doubted));
    tellOfDoubt(grant);
    events.publishEvent(new GrantChanged(grant.key()));
  }

  /** What is over by now is told when it ends. */
  private void tellOfDoubt(PolicyGrant grant) {
    var now = clock.instant();
    if (grant.terms().stream().anyMatch(term -> term.isInDoubt(now))) {
      notices.inDoubt(grant);
    } else if (grant.terms().stream().allMatch(term -> term.lapses() == null)) {
      notices.doubtIsOver(grant);
    }
  }

  private String described(List<MarketTerm> terms, List<Market> changed) {
    return terms.stream()
        .filter(term -> changed.contains(term.market()))
        .map(
            term -> {
              var lapses = term.lapses();
              return lapses == null
                  ? term.market() + ": what it hangs on stays what it is"
                  : "%s: what it hangs on reads otherwise from %s"
                      .formatted(
                          term.market(),
                          dates.byClock(lapses, List.of(term.market()), Moments.ON_RECORD));
            })
        .collect(Collectors.joining("; "));
  }

  /** What is over stays over. */
  private MarketTerm looked(PolicyGrant grant, MarketTerm term, Instant at) {
    if (!at.isBefore(term.over())) {
      return term;
    }
    return term.lapsingAt(changes(grant, hinges.family(grant.request().policyId()), term, at));
  }

  private @Nullable Instant changes(PolicyGrant grant, Family family, MarketTerm term, Instant at) {
    var clause = grant.request().clause();
    var accepted = hinges.accepted(term, clause);
    return hinges
        .changes(family, clause, accepted, term.market(), term.from(at), term.ends())
        .orElse(null);
  }
}
