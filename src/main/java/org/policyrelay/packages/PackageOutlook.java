package org.policyrelay.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.ChangeWaits;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.TogetherRelease;
import org.policyrelay.kernel.MarketNames;
import org.springframework.stereotype.Component;

/**
 * What is true of a package now: what each part waits for, and whether something can go. It is read
 * from the parts each time and kept nowhere.
 */
@Component
public class PackageOutlook {

  private static final String OTHERS =
      "another change that goes with it, which Ad Policy is at work on";

  private final PolicyChanges changes;
  private final ChangeWaits waits;
  private final TogetherRelease together;
  private final PartTranslations translations;

  PackageOutlook(
      PolicyChanges changes,
      ChangeWaits waits,
      TogetherRelease together,
      PartTranslations translations) {
    this.changes = changes;
    this.waits = waits;
    this.together = together;
    this.translations = translations;
  }

  /**
   * What is ahead of a package; at most one of them.
   *
   * @param ended whether nothing of it goes on
   * @param announce whether all that is released is public, and nobody was told
   * @param settle whether a part has come to nothing by itself
   * @param releasable whether a market can go
   */
  public record Ahead(boolean ended, boolean announce, boolean settle, boolean releasable) {

    private static final Ahead OVER = new Ahead(true, false, false, false);
  }

  Ahead ahead(PolicyPackage of) {
    var parts = partsOf(of);
    if (of.state().hasEnded() || parts.stream().allMatch(part -> part.state().hasEnded())) {
      return Ahead.OVER;
    }
    if (of.isToAnnounce()
        && parts.stream().noneMatch(part -> part.state() == ChangeState.PUBLISHING)) {
      return new Ahead(false, true, false, false);
    }
    if (!endedOf(parts).isEmpty()) {
      return new Ahead(false, false, true, false);
    }
    return new Ahead(false, false, false, of.hold().isEmpty() && isReleasable(parts));
  }

  private boolean isReleasable(List<PolicyChange> parts) {
    var waiting = WaitingParts.of(parts);
    return waiting.parts().stream().allMatch(together::waitsForRelease)
        && waiting.groups().stream().anyMatch(WaitingParts.Together::ready)
        && parts.stream().allMatch(part -> translations.missing(part).isEmpty());
  }

  /** The changes that are part of it now, in the order in which they were put in. */
  public List<PolicyChange> partsOf(PolicyPackage of) {
    return of.changes().stream().map(changes::get).toList();
  }

  /** All that were ever part of it. */
  public List<PolicyChange> everPartsOf(PolicyPackage of) {
    return of.parts().stream().map(PackagePart::change).distinct().map(changes::get).toList();
  }

  /** Those of its parts that have come to nothing by themselves. */
  public List<PolicyChange> endedOf(PolicyPackage of) {
    return endedOf(partsOf(of));
  }

  private static List<PolicyChange> endedOf(List<PolicyChange> parts) {
    return parts.stream()
        .filter(part -> part.state().hasEnded() && part.state() != ChangeState.ENFORCED)
        .toList();
  }

  /** What a part waits for, a sentence without its end each. */
  public List<String> waitsFor(PolicyChange part) {
    return waits.of(part);
  }

  /** The same without what is only open of it, as {@link #holding} tells. */
  public List<String> heldUpBy(PolicyChange part) {
    return waits.heldUpBy(part);
  }

  /** What is wrong with a part, beside that it is on its way. */
  Optional<String> trouble(PolicyChange part) {
    return waits.trouble(part);
  }

  /** Whose it is at this moment. */
  public Optional<String> holding(PolicyChange part) {
    return waits.holding(part);
  }

  /** Why nothing of it can go, for who would let it go. */
  String missing(PolicyPackage of) {
    var missing = waitsFor(of, whole(of));
    return missing.isEmpty() ? "no part waits for its release" : String.join("; ", missing);
  }

  /** As it is for Ad Policy. */
  public PackageSight whole(PolicyPackage of) {
    return new PackageSight(true, partsOf(of));
  }

  /**
   * What the package waits for: itself, then each part by its name, with its translations. Of parts
   * that they may not see, who reads it is told that something waits, and no more.
   */
  public List<String> waitsFor(PolicyPackage of, PackageSight sight) {
    var words = new ArrayList<String>();
    if (of.state().hasEnded()) {
      return words;
    }
    of.hold()
        .ifPresent(
            hold -> words.add("the package is on hold" + (sight.whole() ? ": " + hold.why() : "")));
    var ahead = ahead(of);
    if (ahead.settle() && endedOf(of).stream().anyMatch(sight::sees)) {
      words.add("a policy manager to complete Settle ended part");
    }
    if (ahead.releasable()) {
      words.add("a policy manager to complete Release package");
    }
    var hidden = new ArrayList<String>();
    for (var part : partsOf(of)) {
      var told = sight.sees(part) ? words : hidden;
      waits
          .of(part)
          .forEach(
              what -> told.add("%s (%s): %s".formatted(part.key(), part.entry().name(), what)));
      told.addAll(translations.missing(part));
    }
    if (!hidden.isEmpty()) {
      words.add(OTHERS);
    }
    return List.copyOf(words);
  }

  /** Whether a release still holds for some part, and is not taken back with all of them. */
  public boolean stands(PolicyPackage of, MarketRelease release) {
    var parts = partsOf(of);
    var ended = endedOf(parts);
    return PackageSight.isIn(
        release.market(), parts.stream().filter(part -> !ended.contains(part)).toList());
  }

  /** Where it stands, for a person. */
  public String words(PolicyPackage of, PackageSight sight) {
    if (of.state().hasEnded()) {
      return of.state().title();
    }
    if (of.hold().isPresent()) {
      return "On hold";
    }
    var parts = partsOf(of);
    var left = MarketNames.of(sight.seen(WaitingParts.of(parts).markets()));
    if (endedOf(parts).stream().anyMatch(sight::sees)) {
      return "A part has ended by itself";
    }
    if (isReleasable(parts)) {
      return of.releases().isEmpty() ? "Ready to release" : "Ready to release in " + left;
    }
    if (of.releases().isEmpty()) {
      return "Waits for its parts";
    }
    if (of.isToAnnounce()) {
      return "Being published";
    }
    return left.isEmpty() ? "Released" : "Released in part, waits for " + left;
  }
}
