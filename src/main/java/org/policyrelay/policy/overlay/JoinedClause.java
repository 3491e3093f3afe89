package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * A clause of what applies in a market, and where it comes from.
 *
 * @param id to cite it by, like no other in the join: that of the base's clause, or {@code
 *     apac:alcohol:bn/c1} for what an overlay adds
 * @param label what a reader sees, such as {@code §2}; like no other in the join
 * @param line the line of the joined text that it stands in, from 0
 * @param text without its number or bullet
 * @param policyId the entry that says so
 * @param version the version of that entry
 * @param tightens the id of the base's clause that it words in an overlay's way, absent for any
 *     other. It stands beside that clause, which goes on to hold
 * @param channels in which it holds; empty = in all that the policy is for
 * @param effectiveFrom from when that version applies in the market, absent where it is not asked
 *     for a market
 * @param effectiveUntil the first instant at which it no longer does, absent while nothing ends it
 * @param sourceName where that entry comes from, absent where it does not say
 * @param sourceUrl as {@code sourceName}
 */
public record JoinedClause(
    String id,
    String label,
    int line,
    String text,
    String policyId,
    String version,
    @Nullable String tightens,
    List<String> channels,
    @Nullable Instant effectiveFrom,
    @Nullable Instant effectiveUntil,
    @Nullable String sourceName,
    @Nullable String sourceUrl) {

  /**
   * How a clause is named in a join.
   *
   * @param cited as an item names it: {@code c3} of its own text, or with the id of the base
   * @param from id of the entry that cites it
   * @param base id of the base
   */
  public static String idOf(String cited, String from, String base) {
    return cited.startsWith(base + "/")
        ? cited.substring(base.length() + 1)
        : from.equals(base) ? cited : from + "/" + cited;
  }

  static JoinedClause of(
      PublishedVersion from,
      String id,
      String label,
      int line,
      String text,
      @Nullable String tightens) {
    var entry = from.entry();
    var release = from.releases().size() == 1 ? from.releases().get(0) : null;
    return new JoinedClause(
        id,
        label,
        line,
        text,
        entry.policyId(),
        from.version(),
        tightens,
        entry.channels(),
        release == null ? null : release.effectiveFrom(),
        release == null ? null : release.effectiveUntil(),
        entry.sourceName().orElse(null),
        entry.sourceUrl().orElse(null));
  }

  /** Whether it says in English what must not be; what other languages say is not told. */
  public boolean forbids() {
    return BanWording.bans(text);
  }

  /** The same of its subject itself, and not only of something in an ad for it. */
  public boolean forbidsAll() {
    return BanWording.bansAll(text);
  }

  /** Whether it says in English that something is outside of the rule, and forbids nothing. */
  public boolean leavesOut() {
    return BanWording.leavesOut(text);
  }

  /** Whether it says in English what must or must not be. */
  public boolean binds() {
    return BanWording.binds(text);
  }

  /** As the page's text knows it. */
  public Clause clause() {
    return new Clause(id, label, line, text);
  }
}
