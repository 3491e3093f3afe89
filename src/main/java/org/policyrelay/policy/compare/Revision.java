package org.policyrelay.policy.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * A version as a step in the history of its policy.
 *
 * @param number counts the versions of a policy from 1, in their order
 * @param summary what it changed, in a sentence made from the two texts
 * @param restores the number of the revision whose content it brings back, absent for one of its
 *     own
 */
public record Revision(int number, String summary, @Nullable Integer restores, Instant at) {

  /**
   * Some of a policy's revisions, newest first.
   *
   * @param dates tells instants by the clocks of their markets
   * @param versions every version, newest first
   * @param offset how many to leave out
   * @param limit how many at most
   */
  public static List<Revision> of(
      MarketDates dates, List<PublishedVersion> versions, int offset, int limit) {
    var revisions = new ArrayList<Revision>();
    var end = Math.min(versions.size(), (long) offset + limit);
    for (var place = offset; place < end; place++) {
      var version = versions.get(place);
      var former = place + 1 < versions.size() ? versions.get(place + 1) : null;
      revisions.add(
          new Revision(
              versions.size() - place,
              summary(dates, version, former),
              restored(version, versions),
              version.publishedAt()));
    }
    return List.copyOf(revisions);
  }

  private static String summary(
      MarketDates dates, PublishedVersion version, @Nullable PublishedVersion former) {
    return (version.emergency() ? "emergency: " : "") + changed(dates, version, former);
  }

  private static String changed(
      MarketDates dates, PublishedVersion version, @Nullable PublishedVersion former) {
    if (version.restores() != null) {
      return "version " + version.restores() + " comes back";
    }
    if (former == null) {
      return "this is a new policy";
    }
    var before = former.heldAgainst(version.entry(), version.publishedAt()).publicPart();
    var after = version.entry().publicPart();
    var facts =
        Stream.concat(
                Difference.between(dates, before, after).stream().map(Difference.Fact::text),
                SameRule.told(before, after).stream())
            .collect(Collectors.joining("; "));
    if (!facts.isEmpty()) {
      return facts;
    }
    return before.contentHash().equals(after.contentHash())
        ? "it reads as version %s to the letter".formatted(former.version())
        : Comparison.NOTHING_SEEN;
  }

  private static @Nullable Integer restored(
      PublishedVersion version, List<PublishedVersion> versions) {
    for (var place = 0; place < versions.size(); place++) {
      if (versions.get(place).version().equals(version.restores())) {
        return versions.size() - place;
      }
    }
    return null;
  }
}
