package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.change.AsPublished;
import org.policyrelay.change.BesideOthers;
import org.policyrelay.change.ChangeLinks;
import org.policyrelay.change.ChangeOutlook;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.ChangesUnderWay;
import org.policyrelay.change.Holders;
import org.policyrelay.change.LeftAsItWas;
import org.policyrelay.change.OthersUnderWay;
import org.policyrelay.change.Overtaken;
import org.policyrelay.change.Overtaken.Announced;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.entry.EntryPlaces;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.publishing.Corrections;
import org.springframework.stereotype.Component;

/**
 * From when a change will apply, and what has happened around it since it was proposed or approved
 * and may make another of it: to be read before anything else of it.
 */
@Component
class ChangeWarnings {

  private static final String SETTLES =
      "**It settles what readers have now, and changes nothing that applies.** Read it beside its"
          + " base: who approves it says that both may stand. No team reviews it or makes anything"
          + " ready, and it is public and applies at once. If it should say something else, send it"
          + " back and have another text written; where that changes what applies, it is assessed as"
          + " any other change.";

  private final ChangeOutlook outlook;
  private final BesideOthers beside;
  private final ChangesUnderWay underWay;
  private final OthersUnderWay others;
  private final AsPublished published;
  private final Corrections corrections;
  private final FromWhen fromWhen;
  private final Overtaken overtaken;
  private final LeftAsItWas left;
  private final Holders holders;
  private final MarketDates dates;

  ChangeWarnings(
      ChangeOutlook outlook,
      BesideOthers beside,
      ChangesUnderWay underWay,
      OthersUnderWay others,
      AsPublished published,
      Corrections corrections,
      FromWhen fromWhen,
      Overtaken overtaken,
      LeftAsItWas left,
      Holders holders,
      MarketDates dates) {
    this.outlook = outlook;
    this.beside = beside;
    this.underWay = underWay;
    this.others = others;
    this.published = published;
    this.corrections = corrections;
    this.fromWhen = fromWhen;
    this.overtaken = overtaken;
    this.left = left;
    this.holders = holders;
    this.dates = dates;
  }

  /** A paragraph of Markdown each. */
  List<String> of(PolicyChange change) {
    var warnings = new ArrayList<String>();
    holders
        .of(change.key())
        .ifPresent(
            holder ->
                warnings.add(
                    (change.marketsLeft().isEmpty()
                            ? "**Part of [%s](%s): it was released with it.** There all of it is held, or withdrawn, at once."
                            : "**Part of [%s](%s): it is released with it, by _Release package_ there.** It goes its own way until then. At _Release to markets_ there is no _Go_ for it: it can be held, to have parts made ready again.")
                        .formatted(holder.key(), holder.path())));
    fromWhen.words(change).ifPresent(warnings::add);
    outlook
        .reasonGone(change)
        .ifPresent(
            reason ->
                warnings.add(
                    "**%s, because of which it was proposed, is %s.** Its reason is gone: withdraw it, unless it is wanted for its own sake."
                        .formatted(
                            others.of(List.of(reason)).seen().isEmpty()
                                ? "The change"
                                : "[%s](/changes/%s)".formatted(reason.key(), reason.key()),
                            Words.of(reason.state().code()))));
    if (outlook.isSettledWithout(change)) {
      warnings.add(
          "**What it was prepared to settle is settled without it.** Its reason is gone: withdraw it, unless it is wanted for its own sake.");
    }
    if (change.isToSettle() && change.state() == ChangeState.AWAITING_APPROVAL) {
      warnings.add(SETTLES);
    }
    var gone = outlook.approvedAgainstWithdrawn(change);
    if (!gone.isEmpty()) {
      warnings.add(
          "**It was approved beside version %s, which has been withdrawn since.** What it changes now is not what was approved: read the difference below as if for the first time, and withdraw it if that is not meant."
              .formatted(String.join(", ", gone)));
    }
    beside
        .refusedByNow(change)
        .forEach(
            fault ->
                warnings.add(
                    "**Its base has changed, and would refuse it now:** %s."
                        .formatted(escape(EntryPlaces.sentence(fault)))));
    if (outlook.outdated(change).isEmpty() && outlook.outgrown(change).isEmpty()) {
      overtaken.by(change).stream().map(this::described).forEach(warnings::add);
    }
    left.by(change).stream().map(ChangeWarnings::asked).forEach(warnings::add);
    addSinceApproval(warnings, change);
    addSinceRelease(warnings, change);
    addOverlaysUnderWay(warnings, change);
    return List.copyOf(warnings);
  }

  private static String asked(String question) {
    return "**%s** Readers are told both."
        .formatted(
            escape(question.substring(0, 1).toUpperCase(Locale.ROOT) + question.substring(1)));
  }

  /** What both say comes earlier than it was announced for, and the rest of the other never. */
  private String described(Announced one) {
    var announced =
        "**Version %s is announced for %s, from %s."
            .formatted(one.version(), escape(MarketNames.of(one.at().keySet())), from(one.at()));
    if (!one.isCertain()) {
      return announced
          + "** From when this applies is known after it was assessed; notice of up to %s is possible. Where it begins no later than that version, it takes its place: what that version says and this does not never applies."
              .formatted(Words.count(one.mostNoticeDays(), "day"));
    }
    return announced
        + " Released now, this applies there from %s, %s it, and takes its place:** what that version says and this does not never applies%s."
            .formatted(
                from(one.instead()),
                one.isLater() ? "before" : "with",
                one.isLater() ? ", and what this carries over from it begins before its day" : "");
  }

  private String from(Map<Market, Instant> byMarket) {
    return dates.tell(byMarket, Moments.DAY_AND_TIME);
  }

  private void addSinceApproval(List<String> warnings, PolicyChange change) {
    var sinceDraft = outlook.publishedSinceDraft(change);
    if (!sinceDraft.isEmpty()) {
      warnings.add(
          "**Since this text was sent in, %s has been published.** The difference below is from what is published now%s."
              .formatted(
                  named(sinceDraft),
                  change.reviewsNeededFirst()
                      ? ", which the teams that reviewed it before that have not seen: read it as if for the first time"
                      : ""));
    }
    var since = outlook.publishedSinceApproval(change);
    if (!since.isEmpty()) {
      warnings.add(
          "**Since it was approved, %s has been published.** It was not approved against that, and will be version %s: read the difference below as if for the first time, and withdraw it if that is not meant."
              .formatted(named(since), outlook.versionToBe(change).orElse("?")));
    }
    outlook
        .outdated(change)
        .ifPresent(
            why ->
                warnings.add("**It cannot be approved as it was assessed:** " + escape(why) + "."));
    outlook
        .outgrown(change)
        .ifPresent(
            why ->
                warnings.add("**It cannot be released as it was approved:** " + escape(why) + "."));
  }

  /** What is public of it is read as corrected, and what is released later comes corrected. */
  private void addSinceRelease(List<String> warnings, PolicyChange change) {
    published.corrections(change).stream()
        .findFirst()
        .ifPresent(last -> warnings.add(corrected(change, last)));
    for (var later : published.later(change)) {
      if (!later.above().isEmpty()) {
        warnings.add(
            "**In %s, %s is published, and stands above it.** Released there now, this applies only where and while that does not: if it is to apply there all the same, propose it anew."
                .formatted(escape(MarketNames.of(later.markets())), named(later.above())));
      }
    }
  }

  private String corrected(PolicyChange change, PublishedVersion last) {
    var open =
        corrections.waitingOn(change.policyId()).stream()
            .anyMatch(one -> one.key().equals(last.change()));
    return "**Its wording has been corrected since it was released: version %s (%s).**%s%s"
        .formatted(
            last.version(),
            escape(last.change()),
            open ? " Nobody has approved that yet; it reads the same." : "",
            change.marketsLeft().isEmpty() || change.endedAt().isPresent()
                ? " The text below is as readers have it."
                : " The markets that are left get it so corrected, and the text below is theirs.");
  }

  private static String named(List<PublishedVersion> versions) {
    return versions.stream()
        .map(one -> "version %s (%s)".formatted(one.version(), origin(one.change())))
        .collect(Collectors.joining(", "));
  }

  /** A draft is no version yet that it could be shown with: it is named, and a link away. */
  private void addOverlaysUnderWay(List<String> warnings, PolicyChange change) {
    if (!underWay.canChangeWhatStands(change) && !isReviewedAfterwards(change)) {
      return;
    }
    var overlays = others.of(underWay.overlaysOn(change));
    if (!overlays.isEmpty()) {
      warnings.add(
          "**Overlays on this policy are under way, too: %s.** Their texts are not shown here: %s before you decide what they will be read with."
              .formatted(UnderWay.named(overlays, ChangeWarnings::named), toRead(overlays)));
    }
  }

  private static String toRead(OthersUnderWay.Others overlays) {
    var ask = "ask Ad Policy what those say that you have no part in";
    if (overlays.unseen() == 0) {
      return "open them";
    }
    return overlays.seen().isEmpty() ? ask : "open those that are linked, and " + ask + ",";
  }

  /** Who reviews an emergency decides what they are read with as its approver did. */
  private static boolean isReviewedAfterwards(PolicyChange change) {
    return change.isReviewedAfterwards() && change.state() == ChangeState.IN_EFFECT;
  }

  private static String named(PolicyChange overlay) {
    return "[%s](/changes/%s) (%s, %s)"
        .formatted(
            overlay.key(),
            overlay.key(),
            escape(MarketNames.of(overlay.entry().markets())),
            Words.of(overlay.state().code()));
  }

  private static String origin(String key) {
    return ChangeLinks.isChange(key) ? "[%s](/changes/%s)".formatted(key, key) : escape(key);
  }
}
