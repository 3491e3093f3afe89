package org.policyrelay.packages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.ChangeRollback;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.TogetherRelease;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
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
  private final PackageOutlook outlook;
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
      PackageOutlook outlook,
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
    this.outlook = outlook;
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
      throw refusal(faults);
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

  /** What {@link #record} would refuse a package for; empty for nothing. */
  @Transactional(readOnly = true)
  public Optional<RefusedException> problem(String title, List<String> parts) {
    var faults = checks.faults(title, parts);
    return faults.isEmpty() ? Optional.empty() : Optional.of(refusal(faults));
  }

  private static RefusedException refusal(List<FieldError> faults) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        "Nothing was put into a package: "
            + faults.stream()
                .map(fault -> fault.field() + " " + fault.message())
                .collect(Collectors.joining("; ")),
        faults);
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
      throw refusal(List.of(fault.get()));
    }
    into.add(change, by, clock.instant());
    write(into, "part-added", by, change);
  }

  /** Lets a part go its own way again, as long as nothing is released. */
  public void takeOut(String key, String change, String by, String reason) {
    var from = locked(key);
    from.takeOut(change, by, clock.instant(), reason);
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
   * instant per market.
   *
   * @param readyOnly leaves out the markets in which a part is not ready
   * @throws RefusedException as {@link #releaseProblem}, and for what only the registry can tell
   */
  public void release(String key, String by, boolean readyOnly) {
    var of = locked(key);
    var plan = outlook.plan(of, readyOnly);
    of.release(plan.from(), by, drafters(of), clock.instant());
    together.release(plan.parts(), by, readyOnly);
    write(
        of,
        "package-released",
        by,
        plan.from().entrySet().stream()
            .map(one -> one.getKey() + " from " + one.getValue())
            .collect(Collectors.joining(", ")));
  }

  /** Why it cannot be released now; empty where it can. */
  @Transactional(readOnly = true)
  public Optional<RefusedException> releaseProblem(String key, boolean readyOnly) {
    try {
      outlook.plan(get(key), readyOnly);
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of(refused);
    }
  }

  /** Something came between the answer of who would release it and the release. */
  public void notReleased(String key, String by, String submission, String why) {
    audit.record(key, "package-not-released", by, why);
    notices.notReleased(get(key), by, submission, why);
  }

  /** Lets every part stand still; one that does already stays as it is. */
  public void hold(String key, String by, String reason) {
    var of = locked(key);
    of.hold(clock.instant(), reason);
    open(of)
        .filter(part -> part.heldAt().isEmpty())
        .forEach(part -> each(part, () -> changes.hold(part.key(), by, told(of, reason))));
    write(of, "package-held", by, reason);
  }

  /** Lets every part run on that stands still. */
  public void resume(String key, String by) {
    var of = locked(key);
    of.resume();
    open(of)
        .filter(part -> part.heldAt().isPresent())
        .forEach(part -> each(part, () -> changes.resume(part.key(), by)));
    write(of, "package-resumed", by, null);
  }

  /** Takes all of it back; said by a manager at their own task. */
  public void withdraw(String key, String by, String reason) {
    var of = locked(key);
    requireWithdrawable(of);
    of.withdraw(clock.instant(), reason);
    var withdrawn = open(of).map(PolicyChange::key).toList();
    open(of).forEach(part -> each(part, () -> changes.withdraw(part.key(), by, told(of, reason))));
    rollback.takeBackTogether(withdrawn);
    write(of, "package-withdrawn", by, reason);
    notices.withdrawn(of, reason);
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when a part is closed, and cannot
   *     be taken back with the others
   */
  @Transactional(readOnly = true)
  public void requireWithdrawable(PolicyPackage of) {
    outlook.partsOf(of).stream()
        .filter(part -> part.state() == ChangeState.ENFORCED)
        .findFirst()
        .ifPresent(
            part -> {
              throw new RefusedException(
                  ErrorCode.WRONG_STATE,
                  "Nothing was withdrawn: %s is enforced, and what is closed is taken back by a change of its own. Withdraw the other parts on their pages"
                      .formatted(part.key()));
            });
  }

  /** The same by any other way: whatever waits for it ends. */
  public void takeBack(String key, String by, String reason) {
    withdraw(key, by, reason);
    events.publishEvent(new PackageWithdrawn(key));
  }

  private Stream<PolicyChange> open(PolicyPackage of) {
    return outlook.partsOf(of).stream().filter(part -> !part.state().hasEnded());
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
    var before = get(key);
    Stream.concat(before.changes().stream(), more.stream())
        .sorted()
        .distinct()
        .forEach(changes::keepFree);
    rows.lock(key);
    var now = get(key);
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

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is no such package
   */
  @Transactional(readOnly = true)
  public PolicyPackage get(String key) {
    return rows.find(key)
        .orElseThrow(() -> new RefusedException(ErrorCode.NOT_FOUND, "There is no package " + key));
  }

  /** The key of the package that is not over and that the change is part of. */
  @Transactional(readOnly = true)
  public Optional<String> openWith(String change) {
    return rows.openWith(change);
  }

  /** Those that are not over before those that are, of either the newest first. */
  @Transactional(readOnly = true)
  public List<PolicyPackage> newest(int limit) {
    return rows.newest(limit);
  }

  /** Everybody who wrote a text of any part: none of them lets the package go. */
  @Transactional(readOnly = true)
  public Set<String> drafters(PolicyPackage of) {
    var all = new TreeSet<String>();
    of.changes().forEach(change -> all.addAll(changes.drafters(change)));
    return all;
  }
}
