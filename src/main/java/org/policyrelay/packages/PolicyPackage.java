package org.policyrelay.packages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.WrongStateException;

/**
 * Changes that go together, from the first that was put in to the end of the last. Every transition
 * names the states it is possible in and refuses otherwise, whoever calls.
 */
public class PolicyPackage {

  /** As many as somebody can still read before they let them go. */
  public static final int MOST_PARTS = 50;

  private final String packageKey;
  private final String title;
  private final Opening opening;
  private int revision;
  private PackageState state;
  private List<PackagePart> parts;
  private List<MarketRelease> releases;
  private @Nullable Hold hold;
  private @Nullable Ending ending;

  /** Who has opened it. */
  public record Opening(String by, Instant at) {}

  /** Since when it stands still, and why. */
  public record Hold(Instant at, String why) {}

  /**
   * @param why only of one that was withdrawn
   */
  public record Ending(Instant at, @Nullable String why) {}

  /** As {@link PackageRows} reads it. */
  record Course(
      PackageState state,
      List<PackagePart> parts,
      List<MarketRelease> releases,
      @Nullable Hold hold,
      @Nullable Ending ending) {}

  PolicyPackage(String key, int revision, String title, Opening opening, Course course) {
    this.packageKey = key;
    this.revision = revision;
    this.title = title;
    this.opening = opening;
    this.state = course.state();
    this.parts = List.copyOf(course.parts());
    this.releases = List.copyOf(course.releases());
    this.hold = course.hold();
    this.ending = course.ending();
  }

  static PolicyPackage open(String key, String title, List<String> changes, Opening opening) {
    var parts =
        changes.stream()
            .map(change -> PackagePart.added(change, opening.by(), opening.at()))
            .toList();
    return new PolicyPackage(
        key, 0, title, opening, new Course(PackageState.OPEN, parts, List.of(), null, null));
  }

  void add(String change, String by, Instant at) {
    requireRoom();
    if (isPart(change)) {
      throw wrongState("has " + change + " already");
    }
    parts = Stream.concat(parts.stream(), Stream.of(PackagePart.added(change, by, at))).toList();
  }

  /**
   * @throws RefusedException where it does not {@linkplain #takesParts take another part}, with why
   */
  void requireRoom() {
    require(PackageState.OPEN);
    requireRunning();
    if (changes().size() >= MOST_PARTS) {
      throw wrongState("has %d parts already, and takes no more".formatted(MOST_PARTS));
    }
  }

  public boolean takesParts() {
    return state == PackageState.OPEN && hold == null && changes().size() < MOST_PARTS;
  }

  /** It goes its own way from then on. */
  void takeOut(String change, String by, Instant at, String why) {
    require(PackageState.OPEN);
    if (changes().size() == 1 && isPart(change)) {
      throw wrongState("has no other part: withdraw it, or put another change in first");
    }
    leave(change, by, at, why);
  }

  /** What has come to nothing by itself keeps the others waiting no more. */
  void goOnWithout(String change, String by, Instant at, String why) {
    require(PackageState.OPEN, PackageState.RELEASED);
    leave(change, by, at, why);
  }

  private void leave(String change, String by, Instant at, String why) {
    if (!isPart(change)) {
      throw wrongState("has no part " + change);
    }
    parts = parts.stream().map(part -> isIn(part, change) ? part.left(by, at, why) : part).toList();
  }

  /**
   * @param drafters who wrote a text of any part: none of them lets it go
   * @param from when it applies, by market
   */
  void release(Map<Market, Instant> from, String by, Set<String> drafters, Instant at) {
    require(PackageState.OPEN, PackageState.RELEASED);
    requireRunning();
    OtherEyes.require(by, drafters, describe());
    var all = new ArrayList<>(releases);
    from.forEach(
        (market, instant) -> {
          all.removeIf(one -> one.market().equals(market));
          all.add(new MarketRelease(market, instant, by, at, null));
        });
    releases = List.copyOf(all);
    state = PackageState.RELEASED;
  }

  /** Everybody was told of what is released by now. */
  void announced(Instant at) {
    require(PackageState.RELEASED);
    releases = releases.stream().map(one -> one.announced(at)).toList();
  }

  /** Whether translations can be put in or taken out. */
  void requireOpenOrReleased() {
    require(PackageState.OPEN, PackageState.RELEASED);
  }

  void hold(Instant at, String why) {
    require(PackageState.OPEN, PackageState.RELEASED);
    requireRunning();
    hold = new Hold(at, why);
  }

  /**
   * @return since when it stood still
   */
  Instant resume() {
    if (hold == null) {
      throw wrongState("is not on hold");
    }
    var since = hold.at();
    hold = null;
    return since;
  }

  void withdraw(Instant at, String why) {
    require(PackageState.OPEN, PackageState.RELEASED);
    state = PackageState.WITHDRAWN;
    hold = null;
    ending = new Ending(at, why);
  }

  /** Nothing of it goes on any more. */
  void end(Instant at) {
    require(PackageState.OPEN, PackageState.RELEASED);
    state = PackageState.ENDED;
    hold = null;
    ending = new Ending(at, null);
  }

  private void require(PackageState first, PackageState... more) {
    WrongStateException.require(describe(), state, EnumSet.of(first, more));
  }

  void requireRunning() {
    if (hold != null) {
      throw wrongState("is on hold; a policy manager can resume it");
    }
  }

  private RefusedException wrongState(String what) {
    return new RefusedException(ErrorCode.WRONG_STATE, describe() + " " + what);
  }

  private boolean isPart(String change) {
    return changes().contains(change);
  }

  private static boolean isIn(PackagePart part, String change) {
    return part.isIn() && part.change().equals(change);
  }

  public String describe() {
    return "package " + packageKey;
  }

  public String key() {
    return packageKey;
  }

  public String title() {
    return title;
  }

  public Opening opening() {
    return opening;
  }

  public PackageState state() {
    return state;
  }

  /** All that were ever put in, in that order. */
  public List<PackagePart> parts() {
    return parts;
  }

  /** The keys of the changes that are part of it now. */
  public List<String> changes() {
    return parts.stream().filter(PackagePart::isIn).map(PackagePart::change).toList();
  }

  /** In the order in which it was released. */
  public List<MarketRelease> releases() {
    return releases;
  }

  /** Whether something is released that nobody was told of yet. */
  public boolean isToAnnounce() {
    return state == PackageState.RELEASED
        && releases.stream().anyMatch(one -> one.announcedAt() == null);
  }

  public Optional<Hold> hold() {
    return Optional.ofNullable(hold);
  }

  public Optional<Ending> ending() {
    return Optional.ofNullable(ending);
  }

  /** How often it was written; who has read it at another number must read it again. */
  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
