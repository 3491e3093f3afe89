package org.policyrelay.policy.matrix;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.overlay.Resolved;

/**
 * @param asOf the instant that it is told for
 * @param markets in order
 */
public record Matrix(Instant asOf, List<Market> markets, List<Row> rows) {

  /** The row of policies that name no category. */
  public static final String UNCATEGORISED = "uncategorised";

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

  /**
   * @param cells one for each market, in their order
   * @param topics that its policies speak of, in the order of their codes
   */
  public record Row(String category, List<Cell> cells, List<TopicRow> topics) {

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
      return new Row(category, cells.stream().map(Cell::forThePublic).toList(), topics);
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
   * @param emergency whether a version of it was published as one
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
      List<Gap> gaps,
      boolean emergency) {

    private Source forThePublic() {
      var open = gaps.stream().filter(Gap::isPublic).toList();
      return new Source(
          policyId, version, name, stance, channels, source, until, byChannel, overlays, open,
          emergency);
    }
  }
}
