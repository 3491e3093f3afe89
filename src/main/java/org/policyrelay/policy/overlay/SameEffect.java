package org.policyrelay.policy.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * Whether an overlay could be published as a draft says, at once, and nobody would read or do
 * anything else: its words are those that stand already, now and as far as anything is announced,
 * of its facts the stricter of base and overlay, which is what counts, stays what it is, and no
 * fact of its own is looser than it was. One with an exception never is: what that lets go is as
 * much as its clause of the base forbids, and that may be more by now.
 */
public final class SameEffect {

  private static final List<String> FACTS = List.of("enforcement", "requires_human_review");

  /** What says when a text is to begin and how it is counted, and nothing of what it asks for. */
  private static final List<String> NUMBERS = List.of("version", "effective_date");

  private SameEffect() {}

  /**
   * @param family of its base
   */
  public static boolean of(PolicyEntry draft, Family family, Instant now) {
    // with a day of its own it would begin then, and not at once
    return draft.effectiveDate().isEmpty()
        && draft.content().exceptions().isEmpty()
        && isSameNow(draft, family, now);
  }

  private static boolean isSameNow(PolicyEntry draft, Family family, Instant now) {
    var spans =
        family.from(draft.markets().get(0), null, now, now).stream()
            .flatMap(span -> Stream.ofNullable(span.what()))
            .toList();
    var held = spans.stream().map(what -> ownOf(what, draft).isPresent()).toList();
    // after its last day the draft is read no more, as what it takes the place of
    var end = draft.sunsetDate().isPresent() ? held.lastIndexOf(true) + 1 : spans.size();
    return held.contains(true)
        && spans.subList(0, end).stream().allMatch(what -> isSame(what, draft));
  }

  private static boolean isSame(Resolved what, PolicyEntry draft) {
    return ownOf(what, draft)
        .map(own -> isSame(what, own, draft))
        .orElseGet(() -> !Family.meet(what.base().entry(), draft));
  }

  private static boolean isSame(Resolved what, PublishedVersion own, PolicyEntry draft) {
    if (!words(own.entry()).equals(words(draft)) || isLooser(draft, own.entry())) {
      return false;
    }
    var then =
        new Resolved(
            what.base(),
            what.overlays().stream().map(one -> one.equals(own) ? as(own, draft) : one).toList(),
            what.channel());
    return then.entry().equals(what.entry()) && then.byChannel().equals(what.byChannel());
  }

  /** What is stricter beside it covers that now, and may be withdrawn. */
  private static boolean isLooser(PolicyEntry draft, PolicyEntry own) {
    return own.enforcement().isStricterThan(draft.enforcement())
        || (own.requiresHumanReview() && !draft.requiresHumanReview())
        || own.stance()
            .filter(stance -> draft.stance().filter(one -> !stance.isStricterThan(one)).isEmpty())
            .isPresent();
  }

  private static Optional<PublishedVersion> ownOf(Resolved what, PolicyEntry draft) {
    return what.overlays().stream()
        .filter(one -> one.entry().policyId().equals(draft.policyId()))
        .findFirst();
  }

  private static PublishedVersion as(PublishedVersion own, PolicyEntry draft) {
    return new PublishedVersion(
        draft,
        own.version(),
        own.change(),
        own.publishedAt(),
        own.restores(),
        own.clauses(),
        own.releases(),
        own.writtenFor(),
        own.written(),
        own.emergency());
  }

  /** All of it but its facts and its numbers. */
  private static JsonNode words(PolicyEntry entry) {
    var json = entry.json();
    json.remove(FACTS);
    json.remove(NUMBERS);
    if (json.at("/ext/relay") instanceof ObjectNode relay) {
      relay.remove("stance");
    }
    return json;
  }
}
