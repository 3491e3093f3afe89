package org.policyrelay.site.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.checklist.AdQuestion;
import org.policyrelay.policy.checklist.Asked;
import org.policyrelay.policy.checklist.MarketRow;
import org.policyrelay.policy.checklist.MarketTables.Listed;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Requirement.Type;
import org.policyrelay.policy.entry.content.RequirementValue;
import org.policyrelay.policy.overlay.JoinedClause;
import org.policyrelay.site.web.PolicyPage.Place;
import org.springframework.stereotype.Component;

/** How the table of a market tells its rows. */
@Component
class MarketRowTexts {

  private final MarketTime times;
  private final JoinText joins;
  private final Clock clock;

  MarketRowTexts(MarketTime times, JoinText joins, Clock clock) {
    this.times = times;
    this.joins = joins;
    this.clock = clock;
  }

  /**
   * A row of the table.
   *
   * @param page where it is read as it holds then
   * @param topic absent for a policy without topics; <i>all else</i> beside its topics
   * @param otherwise another stance in some channels or parts of the country
   * @param onlyOn the channels that it is for, empty = all
   * @param banned whether it is prohibited wherever it might be shown: then nothing that is asked
   *     makes it allowed, and what is asked is left out
   * @param asked what is asked, each with where it is said; under a ban, the clauses that forbid it
   * @param quoted where no item says what is asked: the first clauses that do, in short
   * @param more whether the text has more than those
   * @param exceptions where something is let go
   * @param checklist all of it in words
   * @param applies whether it does at the instant that was asked for; else it is announced
   * @param until when it ends with nothing after it, absent for no end
   * @param emergency whether a version that it is from was published as one
   * @param clauses that all of it rests on
   * @param beside those of them that were not written together with what stands for them
   */
  record Row(
      String policy,
      String page,
      @Nullable String topic,
      boolean allElse,
      @Nullable String stance,
      List<Otherwise> otherwise,
      String onlyOn,
      boolean banned,
      List<Cited> asked,
      List<Cited> quoted,
      boolean more,
      List<Cited> exceptions,
      String checklist,
      boolean applies,
      String from,
      @Nullable String until,
      boolean unsettled,
      boolean emergency,
      List<Cited> clauses,
      List<Beside> beside) {}

  /**
   * A clause that is told with its item.
   *
   * @param words all that it says
   */
  record Beside(Cited clause, String words) {}

  /**
   * @param where such as {@code on digital out-of-home} or {@code in New South Wales}
   */
  record Otherwise(String where, String stance) {}

  record Cited(String text, String address) {}

  /**
   * What applies first, then what begins later; each policy with its topics in its own order.
   *
   * @param day that was asked for, absent for now
   */
  List<Row> of(Market market, List<Listed> listed, Instant at, @Nullable String day) {
    return listed.stream()
        .sorted(
            Comparator.comparing((Listed one) -> one.isToCome(at))
                .thenComparing(
                    one -> one.what().base().entry().name(), String.CASE_INSENSITIVE_ORDER))
        .flatMap(one -> one.rows().stream().map(row -> row(market, one, row, at, day)))
        .toList();
  }

  private Row row(Market market, Listed listed, MarketRow row, Instant at, @Nullable String day) {
    var what = listed.what();
    var topic = row.topic();
    var answer = row.answer();
    var page = PolicyLists.address(listed, market, clock.instant());
    var hasTopics = !answer.items().content().topics().isEmpty();
    return new Row(
        what.base().entry().name(),
        page,
        topic == null ? null : topic.name(),
        topic == null && hasTopics,
        row.stance().map(Stance::code).orElse(null),
        otherwise(row),
        ChannelNames.of(what.base().entry().channels()),
        row.isBanned(),
        row.isBanned() ? quote(QuotedClauses.forbidding(row), page) : asked(row, page),
        quote(QuotedClauses.of(row), page),
        QuotedClauses.areNotAll(row),
        exceptions(row, page),
        FinderAddress.asPage(
            new AdQuestion(
                market.code(),
                topic == null ? what.base().entry().name() : topic.code(),
                null,
                null,
                at),
            day),
        !listed.isToCome(at),
        times.tell(PolicyLists.begin(listed, at), market),
        joins.end(listed.spans(), listed.place(), market),
        !what.unsettled().isEmpty(),
        what.isEmergency(),
        clauses(row, page),
        beside(row, page));
  }

  private static List<Otherwise> otherwise(MarketRow row) {
    return Stream.concat(
            row.byChannel().stream()
                .map(
                    one ->
                        new Otherwise(
                            "on " + ChannelNames.of(one.channels()), one.stance().code())),
            row.byPart().stream()
                .map(one -> new Otherwise("in " + PlaceNames.of(one.place()), one.stance().code())))
        .toList();
  }

  private static List<Cited> asked(MarketRow row, String page) {
    return Stream.concat(
            row.answer().requirements().stream()
                .map(one -> new Cited(text(one, row), address(one, page))),
            row.answer().disclosures().stream()
                .map(
                    one ->
                        new Cited(
                            "%s: %s%s"
                                .formatted(
                                    AskedTexts.nameOf(Type.DISCLOSURE),
                                    ClauseWords.first(one.item().text()),
                                    within(one, row)),
                            page)))
        .distinct()
        .toList();
  }

  /** What is asked in some channels, in a part of the country or of some advertisers alone. */
  private static String within(Asked<?> asked, MarketRow row) {
    var advertisers = names(asked.item().reach().advertiserCountries());
    var parts = names(parts(asked, row.answer().question().market()));
    var within =
        Stream.of(
                asked.channels().isEmpty() ? "" : "on " + ChannelNames.of(asked.channels()),
                parts.isEmpty() ? "" : "in " + parts,
                advertisers.isEmpty() ? "" : "for advertisers in " + advertisers)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return within.isEmpty() ? "" : " · " + within;
  }

  /** Those of the market for which it is, where it is not for all of it. */
  private static List<String> parts(Asked<?> asked, Market market) {
    var here =
        asked.item().reach().markets().stream()
            .filter(one -> Places.country(one).equals(market.code()))
            .toList();
    return here.contains(market.code()) ? List.of() : here;
  }

  private static String names(Collection<String> places) {
    return places.stream().map(ItemTexts::nameOf).collect(Collectors.joining(", "));
  }

  /** By its type and its clause, for two of a type are told apart by those; then what is asked. */
  private static String text(Asked<Requirement> asked, MarketRow row) {
    var one = asked.item();
    var value = one.value();
    var inShort =
        value == null || value instanceof RequirementValue.Words ? "" : AskedTexts.value(value);
    var clause = asked.clause();
    var name =
        Stream.of(AskedTexts.nameOf(one.type()), inShort, clause == null ? "" : clause.label())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    var words = words(asked);
    return name + (words.isEmpty() ? "" : ": " + words) + within(asked, row);
  }

  /** The clause's where it says no more than that; a clause that is told beside it needs none. */
  private static String words(Asked<Requirement> asked) {
    var value = asked.item().value();
    var form = AskedTexts.form(asked.item());
    if (value instanceof RequirementValue.Words) {
      return ClauseWords.first(value.text());
    }
    var clause = asked.clause();
    return value != null || !form.isEmpty() || clause == null || asked.isApart()
        ? form
        : ClauseWords.first(clause.text());
  }

  private static List<Cited> quote(List<JoinedClause> clauses, String page) {
    return clauses.stream()
        .map(
            one ->
                new Cited(one.label() + " " + ClauseWords.first(one.text()), page + "#" + one.id()))
        .toList();
  }

  private static List<Cited> exceptions(MarketRow row, String page) {
    return Stream.concat(
            row.answer().exceptions().stream(), row.answer().exceptionsToCome().stream())
        .map(one -> new Cited(one.item().text() + within(one, row), address(one, page)))
        .distinct()
        .toList();
  }

  private static String address(Asked<?> asked, String page) {
    var clause = asked.clause();
    return clause == null ? page : page + "#" + clause.id();
  }

  /** Those that items rest on, and where it is prohibited those that say so. */
  private static List<Cited> clauses(MarketRow row, String page) {
    var cited = new LinkedHashSet<JoinedClause>();
    if (row.stance().filter(Stance.PROHIBITED::equals).isPresent()) {
      cited.addAll(QuotedClauses.forbidding(row));
    }
    cited.addAll(QuotedClauses.of(row));
    items(row).flatMap(one -> Stream.ofNullable(one.clause())).forEach(cited::add);
    return cited.stream()
        .sorted(Comparator.comparingInt(JoinedClause::line))
        .map(one -> cited(one, page))
        .toList();
  }

  private static List<Beside> beside(MarketRow row, String page) {
    return items(row)
        .filter(Asked::isApart)
        .flatMap(one -> Stream.ofNullable(one.clause()))
        .distinct()
        .sorted(Comparator.comparingInt(JoinedClause::line))
        .map(one -> new Beside(cited(one, page), one.text()))
        .toList();
  }

  private static Stream<Asked<?>> items(MarketRow row) {
    var answer = row.answer();
    return Stream.of(
            row.isBanned() ? List.<Asked<?>>of() : answer.requirements(),
            answer.exceptions(),
            answer.exceptionsToCome())
        .flatMap(List::stream);
  }

  private static Cited cited(JoinedClause clause, String page) {
    return new Cited(clause.label(), page + "#" + clause.id());
  }

  /** The names of all topics, each once. */
  static List<Place> topics(List<Listed> all) {
    var found = new ArrayList<Place>();
    var codes = new LinkedHashSet<String>();
    all.stream()
        .flatMap(one -> one.rows().stream())
        .flatMap(row -> Stream.ofNullable(row.topic()))
        .filter(topic -> codes.add(topic.code()))
        .forEach(topic -> found.add(new Place(topic.code(), topic.name())));
    return List.copyOf(found);
  }
}
