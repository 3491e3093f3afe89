package org.policyrelay.site.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.compare.DiffPart;
import org.policyrelay.policy.entry.PolicyEntry.Exemplar;
import org.policyrelay.policy.overlay.OverlayReading;
import org.policyrelay.policy.overlay.VersionLife;

/**
 * What the page of a policy shows.
 *
 * @param onlyOn the channels that it is for, empty = all
 * @param market the market that it is shown for, absent for the version as such
 * @param asOf the instant for which it is shown where that is to come, absent for now
 * @param tightens how an overlay words clauses of its base, beside the base's own words; empty
 *     where that stands in the text
 * @param unsettled which of its overlays, or that the overlay that it is, nobody has approved
 *     beside the base as it reads, one sentence each
 * @param decides what facts of the market decide against the text of the base, a sentence; absent
 *     where they are those of the base
 * @param byChannel what holds in those channels for which a market tightens it, and in no other
 * @param channelsDecide whether other facts hold there, and not their text alone
 * @param parts the versions that its text is made of, the base first
 * @param clauses where each clause is from; empty where all are from the one version
 * @param standing what the reader has to know before they take the text as valid, absent where it
 *     applies and nothing else is coming
 * @param items what it says item by item, beside its text
 * @param emergency whether a version that its text is made of was published as an emergency
 */
record PolicyPage(
    String id,
    String name,
    @Nullable String description,
    String version,
    String enforcement,
    String category,
    @Nullable String stance,
    List<String> onlyOn,
    VersionLife.State state,
    String contentHash,
    boolean illustrative,
    @Nullable Place market,
    @Nullable Instant asOf,
    @Nullable Standing standing,
    @Nullable Link overlayOf,
    List<Link> overlays,
    List<OverlayReading> tightens,
    List<String> unsettled,
    @Nullable String decides,
    List<String> byChannel,
    boolean channelsDecide,
    List<Part> parts,
    List<ClauseLine> clauses,
    List<MarketLine> markets,
    Text text,
    List<Choice> languages,
    List<Exemplar> passing,
    List<Exemplar> failing,
    List<VersionLine> versions,
    @Nullable String sourceUrl,
    @Nullable String sourceName,
    PolicyItems items,
    boolean emergency) {

  /** Of a base that is read in no market, those that add to it what is not settled with it. */
  public List<MarketLine> unsettledIn() {
    var stands = state == VersionLife.State.IN_EFFECT || state == VersionLife.State.SCHEDULED;
    return market == null && overlayOf == null && stands
        ? markets.stream().filter(MarketLine::unsettled).toList()
        : List.of();
  }

  /** Whether it applies nowhere and is announced nowhere. */
  public boolean isNowhere() {
    return markets.stream().allMatch(line -> line.ended() != null);
  }

  /** A market as readers call it. */
  record Place(String code, String name) {}

  /** Another page of the site, and what to call it. */
  record Link(String id, String text) {}

  /** A version that the text is made of. */
  record Part(String policyId, String version) {}

  /**
   * @param id to cite the clause by
   * @param terms channels, dates and source that are its own, absent for none
   */
  record ClauseLine(String id, String label, String policyId, String version, String terms) {}

  /**
   * The text in the language that it is shown in.
   *
   * @param language BCP 47 tag
   * @param note what a reader of a translation has to know, absent for English
   */
  record Text(String language, String html, @Nullable String guidanceHtml, @Nullable String note) {

    /** As HTML has it, {@code ltr} or {@code rtl}. */
    public String direction() {
      return Languages.directionOf(language);
    }
  }

  /**
   * A language that the text can be read in.
   *
   * @param shown whether this is the one
   */
  record Choice(String tag, String name, boolean shown) {}

  /**
   * @param otherVersion the version to read instead, absent for none
   * @param otherFrom the instant from which another text holds in the page's market, absent for
   *     none
   */
  record Standing(String text, @Nullable String otherVersion, @Nullable Instant otherFrom) {

    Standing(String text, @Nullable String otherVersion) {
      this(text, otherVersion, null);
    }
  }

  /**
   * @param code ISO country code, or {@code *}
   * @param now the version that applies, absent for none
   * @param tightened whether the market adds something of its own
   * @param unsettled whether nobody has approved that beside what the market's page shows it with
   * @param note what the reader has to know about the dates, absent for nothing
   * @param ended when it came to apply no longer, with nothing after it; absent where it applies or
   *     will
   */
  record MarketLine(
      String code,
      String name,
      @Nullable Dated now,
      boolean tightened,
      boolean unsettled,
      List<Dated> coming,
      @Nullable String note,
      @Nullable String ended) {}

  /**
   * @param version absent where from then on nothing applies
   * @param until when it ends with nothing after it, absent for no end
   * @param note such as {@code tightened}, absent for nothing to say
   * @param joinedFrom the instant for which the market's page shows it, absent where it is a
   *     version's own text
   */
  record Dated(
      @Nullable String version,
      String from,
      @Nullable String until,
      @Nullable String note,
      @Nullable Instant joinedFrom) {}

  /**
   * @param state what became of it and when, inside a sentence
   * @param former the version that was read as valid before, absent for the first
   * @param formerTakenBack whether that was withdrawn since
   * @param restores the version that it brings back, absent for one of its own
   * @param emergency whether it was published as one
   */
  record VersionLine(
      String version,
      String published,
      String state,
      @Nullable String former,
      boolean formerTakenBack,
      @Nullable String restores,
      boolean emergency) {}

  /**
   * One policy in a list.
   *
   * @param onlyOn the channels that it is for, empty = all
   * @param until when it ends with nothing after it, absent for no end
   * @param stage how far its timeline has come in the market, absent for none
   * @param otherwise where it has another stance, or a topic of it has; empty in the list of a
   *     market
   * @param byChannel what holds in some channels only
   * @param unsettledAt address of the page that says which of its texts nobody has approved beside
   *     one another, absent where all are settled
   * @param overlay whether it only tightens another one
   * @param emergency whether a version that applies there was published as one
   */
  record Line(
      String id,
      String name,
      String description,
      String version,
      String enforcement,
      String category,
      @Nullable String stance,
      List<String> onlyOn,
      String state,
      @Nullable String from,
      @Nullable String until,
      @Nullable String stage,
      List<StanceOtherwise> otherwise,
      List<String> byChannel,
      @Nullable String unsettledAt,
      String markets,
      boolean overlay,
      boolean emergency) {}

  /**
   * What changed between two versions.
   *
   * @param overlayOf the policy that it tightens, absent where it tightens none
   * @param emergency whether the later version was published as one
   */
  record Difference(
      String id,
      String name,
      boolean illustrative,
      @Nullable Link overlayOf,
      String before,
      String after,
      String direction,
      List<String> facts,
      List<String> versions,
      List<DiffPart> description,
      List<DiffPart> text,
      List<DiffPart> guidance,
      boolean emergency) {}
}
