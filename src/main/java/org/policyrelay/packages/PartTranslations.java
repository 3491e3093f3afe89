package org.policyrelay.packages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.translation.DraftTranslations;
import org.policyrelay.translation.ProposedTranslation;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.stereotype.Component;

/** The translations of the parts of packages: each goes with its part, and with all of them. */
@Component
public class PartTranslations {

  private final DraftTranslations drafts;
  private final ProposedTranslations proposed;
  private final PolicyChanges changes;

  PartTranslations(DraftTranslations drafts, ProposedTranslations proposed, PolicyChanges changes) {
    this.drafts = drafts;
    this.proposed = proposed;
    this.changes = changes;
  }

  /** Those that go with a part, or went; the newest of each language. */
  public List<ProposedTranslation> of(PolicyChange part) {
    return drafts.of(part.key());
  }

  /** What is wrong with one, beside that somebody has yet to read it. */
  Optional<String> trouble(ProposedTranslation one) {
    return switch (one.state()) {
      case REFUSED ->
          Optional.of(
              "it was refused: %s. Send other words, or have it taken out"
                  .formatted(one.reason().orElse("no reason given")));
      case OUTDATED ->
          Optional.of(
              "%s. Or have it taken out"
                  .formatted(one.reason().orElse("what it translates reads otherwise by now")));
      default -> Optional.empty();
    };
  }

  /** What it waits for before it can go; empty for what is ready or public. */
  public Optional<String> waitsFor(ProposedTranslation one) {
    return one.state() == ProposedTranslation.State.PROPOSED
        ? Optional.of("a policy manager who did not write it to complete Approve translation")
        : trouble(one);
  }

  /** What the translations of a part keep the package from, each by its name. */
  List<String> missing(PolicyChange part) {
    return of(part).stream()
        .flatMap(one -> waitsFor(one).map(what -> called(one) + ": " + what).stream())
        .toList();
  }

  static String called(ProposedTranslation one) {
    return "%s (%s)".formatted(one.key(), ProposedTranslations.describe(one));
  }

  Set<String> authorsOf(String change) {
    return drafts.of(change).stream()
        .flatMap(one -> proposed.authors(one).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The part stands elsewhere: what was translated of it may be no more. */
  void follow(String change) {
    var part = changes.get(change);
    if (part.state().hasEnded() && part.state() != ChangeState.ENFORCED) {
      drafts.withdrawAll(change, Audit.SYSTEM, "%s is %s".formatted(change, part.state().code()));
    } else {
      drafts.reads(change, Wording.of(part.entry()));
    }
  }

  void takeOutAll(String change, String by, String why) {
    drafts.withdrawAll(change, by, why);
  }

  /** With the version that is public of the part by now. */
  void publish(String change) {
    drafts.publish(change, changes.get(change).targetVersion().orElseThrow());
  }

  void hold(List<String> parts) {
    drafts.hold(parts);
  }

  void resume(List<String> parts, Instant since) {
    drafts.resume(parts, since);
  }
}
