package org.policyrelay.packages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.Proposal;
import org.policyrelay.change.TogetherRelease;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;
import org.springframework.stereotype.Component;

/** What can be put into a package. Every fault is told at once, by its place. */
@Component
class PackageCheck {

  /** What can be the key of a policy change; nothing else is looked up. */
  private static final Pattern KEY = Pattern.compile("PC-[0-9]{4}-[0-9]{1,9}");

  private final PolicyChanges changes;
  private final TogetherRelease together;
  private final PackageRows rows;

  PackageCheck(PolicyChanges changes, TogetherRelease together, PackageRows rows) {
    this.changes = changes;
    this.together = together;
    this.rows = rows;
  }

  /** What is wrong with a package that somebody would open; empty for nothing. */
  List<FieldError> faults(String title, List<String> keys) {
    var faults = new ArrayList<FieldError>();
    TextKind.LINE.errorIn("title", title).ifPresent(faults::add);
    if (keys.isEmpty()) {
      faults.add(
          new FieldError("changes", "required", "must name a change at least, such as PC-2027-1"));
    }
    if (keys.size() > PolicyPackage.MOST_PARTS) {
      faults.add(
          new FieldError(
              "changes",
              "too-many",
              "must be %d at most, are %d".formatted(PolicyPackage.MOST_PARTS, keys.size())));
      return faults;
    }
    var policies = new LinkedHashMap<String, String>();
    for (var at = 0; at < keys.size(); at++) {
      var place = "changes[%d]".formatted(at);
      if (keys.subList(0, at).contains(keys.get(at))) {
        faults.add(
            new FieldError(place, "duplicate", keys.get(at) + " is named twice; leave one out"));
      } else {
        fault(place, keys.get(at), policies).ifPresent(faults::add);
      }
    }
    return faults;
  }

  /** The same of a change that somebody would put into a package. */
  Optional<FieldError> fault(PolicyPackage into, String key) {
    return fault("change", key, policiesIn(into));
  }

  /** The same of a change that somebody would propose. */
  Optional<FieldError> fault(PolicyPackage into, Proposal proposal) {
    if (proposal.emergency()) {
      return wrong(
          "published-at-once",
          "an emergency waits for no other change: leave the package or the emergency out");
    }
    var policy = proposal.entry().policyId();
    return Optional.ofNullable(policiesIn(into).get(policy))
        .flatMap(
            other ->
                wrong(
                    "same-policy",
                    "%s has a draft of %s already, %s: what is released together cannot say two things; leave the package out",
                    into.key(),
                    policy,
                    other));
  }

  /** Each with its change. */
  private Map<String, String> policiesIn(PolicyPackage into) {
    var policies = new LinkedHashMap<String, String>();
    into.changes().stream()
        .map(changes::get)
        .filter(part -> !part.state().hasEnded())
        .forEach(part -> policies.put(part.policyId(), part.key()));
    return policies;
  }

  /**
   * @param policies the policies that are in it, each with its change; one that can be put in is
   *     added
   */
  private Optional<FieldError> fault(String place, String key, Map<String, String> policies) {
    var found = find(key);
    if (found.isEmpty()) {
      return Optional.of(
          new FieldError(
              place,
              "unknown",
              "there is no policy change %s; look its key up at /changes"
                  .formatted(Texts.shown(key))));
    }
    var change = found.get();
    var fault = ofItself(change).or(() -> ofPackage(key)).or(() -> ofPolicy(change, policies));
    if (fault.isEmpty()) {
      policies.put(change.policyId(), key);
    }
    return fault.map(wrong -> new FieldError(place, wrong.code(), wrong.message()));
  }

  private Optional<PolicyChange> find(String key) {
    return KEY.matcher(key).matches() ? changes.find(key) : Optional.empty();
  }

  /** Those that can be keys of changes, each once and as many as a package takes. */
  static List<String> keysIn(List<String> named) {
    return named.stream()
        .filter(key -> KEY.matcher(key).matches())
        .distinct()
        .limit(PolicyPackage.MOST_PARTS)
        .toList();
  }

  private Optional<FieldError> ofItself(PolicyChange change) {
    if (change.state().hasEnded()) {
      return wrong("ended", "%s is %s already", change.key(), change.state().code());
    }
    if (change.emergency()) {
      return wrong(
          "published-at-once", "%s is an emergency: it waits for no other change", change.key());
    }
    if (change.isPrepared() || change.isPublishedAtOnce()) {
      return wrong(
          "published-at-once",
          "%s settles an overlay with its base, and is public as soon as it is approved",
          change.key());
    }
    if (!change.rollout().released().isEmpty() || isAnswered(change)) {
      return wrong("released", "%s is released already, or about to be", change.key());
    }
    return Optional.empty();
  }

  /** Its release is answered, and the step that takes the answer has yet to run. */
  private boolean isAnswered(PolicyChange change) {
    return change.state() == ChangeState.AWAITING_RELEASE
        && change.heldAt().isEmpty()
        && !together.waitsForRelease(change);
  }

  private Optional<FieldError> ofPackage(String key) {
    return rows.openWith(key)
        .flatMap(other -> wrong("in-package", "%s is part of %s; have it taken out", key, other));
  }

  private static Optional<FieldError> ofPolicy(PolicyChange change, Map<String, String> policies) {
    var other = policies.get(change.policyId());
    return other == null
        ? Optional.empty()
        : wrong(
            "same-policy",
            "%s is a second draft of %s, beside %s: what is released together cannot say two things; leave one out",
            change.key(),
            change.policyId(),
            other);
  }

  private static Optional<FieldError> wrong(String code, String message, Object... facts) {
    return Optional.of(new FieldError("", code, message.formatted(facts)));
  }
}
