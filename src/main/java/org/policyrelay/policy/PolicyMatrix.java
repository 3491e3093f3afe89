package org.policyrelay.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What applies at the moment, market by category, and where something is missing. */
@Service
@Transactional(readOnly = true)
public class PolicyMatrix {

  /** The row of policies that name no category. */
  public static final String UNCATEGORISED = "uncategorised";

  private final PolicyRegistry registry;
  private final PolicyRows rows;
  private final MarketZones zones;
  private final ObjectProvider<ReviewDates> reviews;
  private final Clock clock;

  PolicyMatrix(
      PolicyRegistry registry,
      PolicyRows rows,
      MarketZones zones,
      ObjectProvider<ReviewDates> reviews,
      Clock clock) {
    this.registry = registry;
    this.rows = rows;
    this.zones = zones;
    this.reviews = reviews;
    this.clock = clock;
  }

  /** What is missing in a cell. */
  public enum Gap {
    /** No policy in force says whether it is allowed. */
    NO_STANCE,
    /** The policy names no source. */
    NO_SOURCE,
    /** The policy should have been reviewed. */
    REVIEW_OVERDUE,
    /** It applies, and nobody was trained for it. */
    NOT_TRAINED,
    /** Nobody has approved an overlay beside the version of its base that it is read with. */
    UNSETTLED;

    /** Whether it concerns the text that everybody reads, not how the teams are doing. */
    boolean isPublic() {
      return this == NO_STANCE || this == NO_SOURCE;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param asOf the instant that it is told for
   * @param markets in order
   */
  public record Matrix(Instant asOf, List<Market> markets, List<Row> rows) {

    /** Without what only the teams have to know. */
    public Matrix forThePublic() {
      return new Matrix(asOf, markets, rows.stream().map(Row::forThePublic).toList());
    }

    /** How many cells say something, or should: of so many do {@link #gaps} miss it. */
    public long asked() {
      return rows.stream()
          .flatMap(row -> row.cells().stream().filter(cell -> row.isAsked(cell)))
          .count();
    }

    /** How many cells miss something. */
    public long gaps() {
      return rows.stream()
          .flatMap(row -> row.cells().stream())
          .filter(cell -> !cell.gaps().isEmpty())
          .count();
    }
  }

  /**
   * @param cells one for each market, in their order
   */
  public record Row(String category, List<Cell> cells) {

    /**
     * Whether each market should have a policy in it: {@link #UNCATEGORISED} is no category that
     * could be missed.
     */
    public boolean asksEverywhere() {
      return !category.equals(UNCATEGORISED);
    }

    private boolean isAsked(Cell cell) {
      return asksEverywhere() || !cell.policies().isEmpty();
    }

    private Row forThePublic() {
      return new Row(category, cells.stream().map(Cell::forThePublic).toList());
    }
  }

  /**
   * @param stance the strictest of its policies, absent where none has one
   * @param gaps of all its policies together
   */
  public record Cell(
      Market market, @Nullable Stance stance, List<Source> policies, List<Gap> gaps) {

    /** From when there is no policy in it any more, absent while one of them has no end. */
    public @Nullable Instant without() {
      if (policies.isEmpty() || policies.stream().anyMatch(one -> one.until() == null)) {
        return null;
      }
      return policies.stream()
          .map(Source::until)
          .filter(Objects::nonNull)
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }

    /** Whether its one stance is not that of each of its policies. */
    public boolean isMixed() {
      return policies.stream().anyMatch(one -> one.stance() != stance);
    }

    private Cell forThePublic() {
      var sources = policies.stream().map(Source::forThePublic).toList();
      return new Cell(market, stance, sources, gaps.stream().filter(Gap::isPublic).toList());
    }
  }

  /**
   * A policy that applies in the cell.
   *
   * @param channels the only ones that it is for, empty = all
   * @param overlays ids of what tightens it there
   * @param source name or address of where it comes from, absent where it names none
   * @param until the first instant at which nothing of it applies there any more, absent while
   *     nothing ends it
   * @param byChannel what holds in those channels for which it is tightened, and not in the others
   */
  public record Source(
      String policyId,
      String version,
      String name,
      @Nullable Stance stance,
      List<String> channels,
      @Nullable String source,
      @Nullable Instant until,
      List<Resolved.InChannels> byChannel,
      List<String> overlays,
      List<Gap> gaps) {

    private Source forThePublic() {
      var open = gaps.stream().filter(Gap::isPublic).toList();
      return new Source(
          policyId, version, name, stance, channels, source, until, byChannel, overlays, open);
    }
  }

  public Matrix now() {
    var now = clock.instant();
    var markets = markets(now);
    var due = new LinkedHashMap<String, Instant>();
    reviews.orderedStream().forEach(dates -> due.putAll(dates.dueByPolicy()));
    var trained = rows.trainedMarketsOfAll();
    var byMarket = new LinkedHashMap<Market, Map<String, List<Source>>>();
    var categories = new TreeSet<String>();
    for (var market : markets) {
      var sources = new TreeMap<String, List<Source>>();
      for (var family : registry.familiesIn(market, now, now)) {
        var resolved = family.at(market, null, now, now);
        if (resolved.isPresent()) {
          var until = endOf(family, market, now);
          var source = source(resolved.get(), market, until, due, trained, now);
          for (var category : categoriesOf(resolved.get().base())) {
            sources.computeIfAbsent(category, name -> new ArrayList<>()).add(source);
          }
        }
      }
      categories.addAll(sources.keySet());
      byMarket.put(market, sources);
    }
    var matrix =
        categories.stream()
            .map(
                category ->
                    new Row(
                        category,
                        markets.stream()
                            .map(
                                market ->
                                    cell(
                                        category,
                                        market,
                                        byMarket
                                            .getOrDefault(market, Map.of())
                                            .getOrDefault(category, List.of())))
                            .toList()))
            .toList();
    return new Matrix(now, markets, matrix);
  }

  /**
   * The markets that we have a calendar for, and after them any other that something applies in.
   */
  private List<Market> markets(Instant now) {
    var markets = new LinkedHashSet<>(new TreeSet<>(zones.countries()));
    rows.marketsInForce(now).stream()
        .filter(market -> !market.isEverywhere())
        .sorted()
        .forEach(markets::add);
    return List.copyOf(markets);
  }

  private static Collection<String> categoriesOf(PublishedVersion version) {
    var categories = version.entry().policyCategories();
    return categories.isEmpty() ? List.of(UNCATEGORISED) : new TreeSet<>(categories);
  }

  /** From when nothing of it applies any more, as far as that is known. */
  private static @Nullable Instant endOf(Family family, Market market, Instant now) {
    return family.from(market, null, now, now).stream()
        .filter(span -> span.what() == null)
        .map(Family.Span::from)
        .findFirst()
        .orElse(null);
  }

  private static Source source(
      Resolved resolved,
      Market market,
      @Nullable Instant until,
      Map<String, Instant> due,
      Map<String, List<Market>> trained,
      Instant now) {
    var base = resolved.base();
    var entry = base.entry();
    var gaps = new ArrayList<Gap>();
    var stance = resolved.stance();
    if (stance.isEmpty()) {
      gaps.add(Gap.NO_STANCE);
    }
    var source =
        entry
            .sourceName()
            .or(entry::sourceUrl)
            .or(() -> entry.content().sources().stream().map(one -> one.name()).findFirst());
    if (source.isEmpty()) {
      gaps.add(Gap.NO_SOURCE);
    }
    var review = due.get(entry.policyId());
    if (review != null && review.isBefore(now)) {
      gaps.add(Gap.REVIEW_OVERDUE);
    }
    var major = base.number().major();
    var where = trained.getOrDefault(entry.policyId() + " " + major, List.of());
    if (where.stream().noneMatch(one -> one.covers(market))) {
      gaps.add(Gap.NOT_TRAINED);
    }
    if (!resolved.unsettled().isEmpty()) {
      gaps.add(Gap.UNSETTLED);
    }
    return new Source(
        entry.policyId(),
        base.version(),
        entry.name(),
        stance.orElse(null),
        entry.channels(),
        source.orElse(null),
        until,
        resolved.byChannel(),
        resolved.overlays().stream().map(overlay -> overlay.entry().policyId()).toList(),
        List.copyOf(gaps));
  }

  private static Cell cell(String category, Market market, List<Source> sources) {
    Optional<Stance> stance =
        sources.stream().map(Source::stance).filter(Objects::nonNull).reduce(Stance::stricter);
    var gaps = new TreeSet<Gap>();
    sources.forEach(source -> gaps.addAll(source.gaps()));
    var asked = !category.equals(UNCATEGORISED) || !sources.isEmpty();
    if (stance.isEmpty() && asked) {
      gaps.add(Gap.NO_STANCE);
    }
    return new Cell(market, stance.orElse(null), List.copyOf(sources), List.copyOf(gaps));
  }
}
