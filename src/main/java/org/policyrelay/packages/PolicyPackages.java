package org.policyrelay.packages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.ChangeRollback;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.TogetherRelease;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with packages, each call one transaction over all parts: it is done for every one
 * of them, or for none, and then it says for which it could not be. What becomes of a package by
 * its parts is {@link PackageCare}'s.
 */
@Service
@Transactional
public class PolicyPackages {

  private final PackageRows rows;
  private final PackageCheck checks;
  private final PackageRegister register;
  private final PackageOutlook outlook;
  private final ReleasePlans plans;
  private final PartTranslations translations;
  private final PackageNotices notices;
  private final PolicyChanges changes;
  private final TogetherRelease together;
  private final ChangeRollback rollback;
  private final BusinessKeys keys;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  PolicyPackages(
      PackageRows rows,
      PackageCheck checks,
      PackageRegister register,
      PackageOutlook outlook,
      ReleasePlans plans,
      PartTranslations translations,
      PackageNotices notices,
      PolicyChanges changes,
      TogetherRelease together,
      ChangeRollback rollback,
      BusinessKeys keys,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.checks = checks;
    this.register = register;
    this.outlook = outlook;
    this.plans = plans;
    this.translations = translations;
    this.notices = notices;
    this.changes = changes;
    this.together = together;
    this.rollback = rollback;
    this.keys = keys;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Opens a package; its process begins.
   *
   * @return its key
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and every fault by its place
   */
  public String open(String title, List<String> parts, String by) {
    var key = record(title, parts, by);
    events.publishEvent(new PackageOpened(key));
    return key;
  }

  /** The same for a process that has begun by its form. */
  public String record(String title, List<String> parts, String by) {
    rows.begin();
    // nobody answers for their release meanwhile
    PackageCheck.keysIn(parts).stream().sorted().forEach(changes::keepFree);
    var faults = checks.faults(title, parts);
    if (!faults.isEmpty()) {
      throw PackageRegister.refusal(faults);
    }
    var opened =
        PolicyPackage.open(
            keys.next("PKG", "policy_package_number"),
            title,
            parts,
            new PolicyPackage.Opening(by, clock.instant()));
    rows.add(opened);
    audit.record(opened.key(), "package-opened", by, String.join(", ", parts));
    return opened.key();
  }

  /** What was asked for by form is not opened, and who asked is told why. */
  public void notOpened(String title, String by, String instance, String why) {
    audit.record(instance, "package-not-opened", by, why);
    notices.notOpened(title, by, instance, why);
  }

  /**
   * Puts another change in, as long as nothing is released.
   *
   * @throws RefusedException as {@link #open}, and with {@link ErrorCode#WRONG_STATE}
   */
  public void add(String key, String change, String by) {
    rows.begin();
    var into = locked(key, PackageCheck.keysIn(List.of(change)));
    var fault = checks.fault(into, change);
    if (fault.isPresent()) {
      throw PackageRegister.refusal(List.of(fault.get()));
    }
    into.add(change, by, clock.instant());
    write(into, "part-added", by, change);
  }

  /**
   * Lets a part go its own way again, as long as nothing is released. Its translations are taken
   * out with it: they were to be public with the others.
   */
  public void takeOut(String key, String change, String by, String reason) {
    var from = locked(key);
    from.takeOut(change, by, clock.instant(), reason);
    translations.takeOutAll(change, by, told(from, reason));
    audit.record(change, "taken-out-of-package", by, key + ": " + reason);
    write(from, "part-taken-out", by, change + ": " + reason);
  }

  /**
   * Keeps the others waiting no more for parts that have come to nothing.
   *
   * @param seen what has ended later is settled by itself
   */
  public void goOnWithout(String key, String by, Instant seen, String reason) {
    var of = locked(key);
    var now = clock.instant();
    outlook.endedOf(of).stream()
        .filter(part -> part.endedAt().filter(at -> !at.isAfter(seen)).isPresent())
        .map(PolicyChange::key)
        .forEach(
            change -> {
              of.goOnWithout(change, by, now, reason);
              audit.record(key, "gone-on-without", by, change + ": " + reason);
            });
    rows.update(of);
  }

  /**
   * Lets all parts go: their publications are ordered and public in this transaction, at one
   * instant per market, with their translations.
   *
   * @param readyOnly leaves out the markets in which a part is not ready
   * @throws RefusedException as {@link PackageRegister#releaseProblem}, and for what only the
   *     registry can tell
   */
  public void release(String key, String by, boolean readyOnly) {
    var of = locked(key);
    var plan = plans.plan(of, readyOnly);
    of.release(plan.from(), by, register.drafters(of), clock.instant());
    together.release(plan.parts(), by, readyOnly);
    plan.parts().forEach(part -> translations.publish(part.change().key()));
    write(of, "package-released", by, notices.fromWhen(plan.from()));
  }

  /** Something came between the answer of who would release it and the release. */
  public void notReleased(String key, String by, String submission, String why) {
    audit.record(key, "package-not-released", by, why);
    notices.notReleased(register.get(key), by, submission, why);
  }

  /** Lets every part and translation stand still; one that does already stays as it is. */
  public void hold(String key, String by, String reason) {
    var of = locked(key);
    of.hold(clock.instant(), reason);
    open(of)
        .filter(part -> part.heldAt().isEmpty())
        .forEach(part -> each(part, () -> changes.hold(part.key(), by, asPartOf(of))));
    translations.hold(of.changes());
    write(of, "package-held", by, reason);
  }

  /** Lets everything run on that stands still. */
  public void resume(String key, String by) {
    var of = locked(key);
    var since = of.resume();
    open(of)
        .filter(part -> part.heldAt().isPresent())
        .forEach(part -> each(part, () -> changes.resume(part.key(), by)));
    translations.resume(of.changes(), since);
    write(of, "package-resumed", by, null);
  }

  /** Takes all of it back; said by a manager at their own task. */
  public void withdraw(String key, String by, String reason) {
    var of = locked(key);
    register.requireWithdrawable(of);
    of.withdraw(clock.instant(), reason);
    var parts = outlook.partsOf(of);
    var withdrawn = open(of).map(PolicyChange::key).toList();
    open(of).forEach(part -> each(part, () -> changes.withdraw(part.key(), by, asPartOf(of))));
    rollback.takeBackTogether(withdrawn);
    write(of, "package-withdrawn", by, reason);
    notices.withdrawn(of, parts, reason);
  }

  /** The same by any other way: whatever waits for it ends. */
  public void takeBack(String key, String by, String reason) {
    withdraw(key, by, reason);
    events.publishEvent(new PackageWithdrawn(key));
  }

  private Stream<PolicyChange> open(PolicyPackage of) {
    return outlook.partsOf(of).stream().filter(part -> !part.state().hasEnded());
  }

  /** Who reads a part may see no other: why was said about all of them, and stays with all. */
  private static String asPartOf(PolicyPackage of) {
    return "as part of " + of.key();
  }

  private static String told(PolicyPackage of, String reason) {
    return "with %s: %s".formatted(of.key(), reason);
  }

  /** Says of which part it is that something could not be done. */
  private static void each(PolicyChange part, Runnable work) {
    try {
      work.run();
    } catch (RefusedException refused) {
      throw new RefusedException(
          refused.code(),
          "Nothing was done, because of %s: %s".formatted(part.key(), refused.getMessage()),
          refused.fields());
    }
  }

  private PolicyPackage locked(String key) {
    return locked(key, List.of());
  }

  /**
   * The package with its parts, in the order in which everybody locks them, so that nobody waits
   * for one who waits for them.
   */
  private PolicyPackage locked(String key, List<String> more) {
    var before = register.get(key);
    Stream.concat(before.changes().stream(), more.stream())
        .sorted()
        .distinct()
        .forEach(changes::keepFree);
    rows.lock(key);
    var now = register.get(key);
    if (!now.changes().equals(before.changes())) {
      throw new OptimisticLockingFailureException(
          now.describe() + " was changed by somebody else meanwhile");
    }
    return now;
  }

  private void write(PolicyPackage of, String event, String by, @Nullable String detail) {
    rows.update(of);
    audit.record(of.key(), event, by, detail);
    events.publishEvent(new PackageChanged(of.key()));
  }

  /** Lets no part move unseen until the transaction ends: it waits for the answer that is given. */
  public void keepFree(String key) {
    rows.lock(key);
  }
}
