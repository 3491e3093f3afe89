package org.policyrelay.publishing;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.compare.Claim;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On which versions corrections stand, and what stands on them. */
@Component
@Transactional(readOnly = true)
public class CorrectedVersions {

  private static final Set<Publication.State> WAITING =
      Set.of(Publication.State.PROPOSED, Publication.State.REQUESTED);

  private final PublicationRows rows;
  private final PolicyRegistry registry;

  CorrectedVersions(PublicationRows rows, PolicyRegistry registry) {
    this.rows = rows;
    this.registry = registry;
  }

  /**
   * The newest version below a correction that somebody has approved: corrections under it that
   * nobody has decided about are read together with it.
   */
  public Optional<PublishedVersion> lastApproved(Publication correction) {
    return corrected(correction)
        .flatMap(
            below ->
                correctionBehind(below)
                    .filter(publication -> publication.decidedBy().isEmpty())
                    .map(this::lastApproved)
                    .orElse(Optional.of(below)));
  }

  private Optional<PublishedVersion> corrected(Publication correction) {
    var history = registry.history(correction.policyId());
    return correction.corrects().isPresent()
        ? history.stream()
            .filter(version -> version.version().equals(correction.corrects().get()))
            .findFirst()
        : history.stream()
            .dropWhile(version -> !version.version().equals(correction.policyVersion()))
            .skip(1)
            .findFirst();
  }

  private Optional<Publication> correctionBehind(PublishedVersion version) {
    return rows.find(origin(version).change())
        .filter(publication -> publication.correctedBy().isPresent());
  }

  /** The version whose words it has, brought back or its own. */
  private PublishedVersion origin(PublishedVersion version) {
    var all =
        registry.history(version.entry().policyId()).stream()
            .collect(Collectors.toMap(PublishedVersion::version, Function.identity()));
    var origin = version;
    while (origin.restores() != null && all.containsKey(origin.restores())) {
      origin = all.get(origin.restores());
    }
    return origin;
  }

  /**
   * @return the version that a proposed correction corrects
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when it is not the newest any more:
   *     what was shown is not what would be public
   */
  public PublishedVersion requireNewest(Publication proposed) {
    var newest = registry.newestVersion(proposed.policyId());
    return newest
        .filter(version -> proposed.corrects().filter(version.version()::equals).isPresent())
        .orElseThrow(
            () ->
                refuse(
                    "%s has changed since: it corrects version %s, and the newest is %s. Refuse it,"
                        + " and correct that one",
                    proposed.policyId(),
                    proposed.corrects().orElse("?"),
                    newest.map(PublishedVersion::version).orElse("none")));
  }

  /**
   * Whether a correction that is not public yet never can be: the policy has a newer version, whose
   * words it would take back.
   */
  public boolean isOutdated(Publication publication) {
    return newer(publication).isPresent();
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} for one that is outdated
   */
  public void requireUsable(Publication publication) {
    newer(publication)
        .ifPresent(
            newer -> {
              throw refuse(
                  "it corrects %s of %s, and %s is public since. Drop it, and correct that one anew",
                  publication.corrects().orElse("?"), publication.policyId(), newer);
            });
  }

  /**
   * The version that came between a correction that is not public yet and what it corrects; empty
   * as long as it can still be published.
   */
  public Optional<String> newer(Publication publication) {
    return WAITING.contains(publication.state()) && publication.corrects().isPresent()
        ? registry
            .newestVersion(publication.policyId())
            .map(PublishedVersion::version)
            .filter(newest -> !newest.equals(publication.corrects().get()))
        : Optional.empty();
  }

  /**
   * The next number that is free for it. Whoever approved it read what its number said of a swapped
   * word, and that is said by the next as well, unless it is more by now.
   */
  String next(Publication publication) {
    var numbers =
        registry.history(publication.policyId()).stream().map(PublishedVersion::number).toList();
    var meant = SemanticVersion.of(publication.policyVersion());
    var entry = publication.entry().with(Map.of("version", publication.policyVersion()));
    var before = numbers.stream().filter(number -> number.compareTo(meant) < 0).findFirst();
    try {
      return registry
          .compare(
              Claim.of(entry, before)
                  .map(claim -> claim.restated(entry, numbers.get(0)))
                  .orElse(entry))
          .nextVersion();
    } catch (RefusedException more) {
      return registry.compare(entry.without("version")).nextVersion();
    }
  }

  /** Who has written words that are approved together with a correction. */
  public Set<String> authors(Publication correction) {
    var authors = new HashSet<String>();
    correction.correctedBy().ifPresent(authors::add);
    corrected(correction)
        .flatMap(this::correctionBehind)
        .filter(below -> below.decidedBy().isEmpty())
        .ifPresent(below -> authors.addAll(authors(below)));
    return authors;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when the newest version has other
   *     words: taking the correction back would change nothing
   */
  public void requireOnTop(Publication correction) {
    var newest = registry.newestVersion(correction.policyId());
    if (newest
        .map(this::origin)
        .filter(origin -> origin.version().equals(correction.policyVersion()))
        .isPresent()) {
      return;
    }
    throw refuse(
        "%s %s, by %s, stands on it and has its words: decide about that one first, or approve this"
            + " one and correct again",
        correction.policyId(),
        newest.map(PublishedVersion::version).orElse("?"),
        newest.map(PublishedVersion::change).orElse("?"));
  }

  private static RefusedException refuse(String message, Object... facts) {
    return new RefusedException(ErrorCode.WRONG_STATE, message.formatted(facts));
  }
}
