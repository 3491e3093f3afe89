package org.policyrelay.packages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of packages, and what could be done with them now: it is asked, and nothing is
 * done.
 */
@Service
@Transactional(readOnly = true)
public class PackageRegister {

  private final PackageRows rows;
  private final PackageCheck checks;
  private final ReleasePlans plans;
  private final PackageOutlook outlook;
  private final PolicyChanges changes;
  private final PartTranslations translations;

  PackageRegister(
      PackageRows rows,
      PackageCheck checks,
      ReleasePlans plans,
      PackageOutlook outlook,
      PolicyChanges changes,
      PartTranslations translations) {
    this.rows = rows;
    this.checks = checks;
    this.plans = plans;
    this.outlook = outlook;
    this.changes = changes;
    this.translations = translations;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is no such package
   */
  public PolicyPackage get(String key) {
    return rows.find(key)
        .orElseThrow(() -> new RefusedException(ErrorCode.NOT_FOUND, "There is no package " + key));
  }

  /** The key of the package that is not over and that the change is part of. */
  public Optional<String> openWith(String change) {
    return rows.openWith(change);
  }

  /** Those that are not over before those that are, of either the newest first. */
  public List<PolicyPackage> newest(int limit) {
    return rows.newest(limit);
  }

  /** Everybody who wrote a text of any part, or translated it: none of them lets the package go. */
  public Set<String> drafters(PolicyPackage of) {
    var all = new TreeSet<String>();
    of.changes()
        .forEach(
            change -> {
              all.addAll(changes.drafters(change));
              all.addAll(translations.authorsOf(change));
            });
    return all;
  }

  /** What {@link PolicyPackages#record} would refuse a package for; empty for nothing. */
  public Optional<RefusedException> problem(String title, List<String> parts) {
    var faults = checks.faults(title, parts);
    return faults.isEmpty() ? Optional.empty() : Optional.of(refusal(faults));
  }

  static RefusedException refusal(List<FieldError> faults) {
    return refusal(faults, Map.of());
  }

  /**
   * Tells every fault in a sentence.
   *
   * @param names what fields are called where they were filled in; a field that is missing is
   *     called by its own name
   */
  public static RefusedException refusal(List<FieldError> faults, Map<String, String> names) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        "Nothing was put into a package: "
            + faults.stream().map(fault -> told(fault, names)).collect(Collectors.joining("; ")),
        faults);
  }

  /** What is wrong with a change names the change; anything else goes on from its field's name. */
  private static String told(FieldError fault, Map<String, String> names) {
    return fault.message().startsWith("must ")
        ? names.getOrDefault(fault.field(), fault.field()) + " " + fault.message()
        : fault.message();
  }

  /** Why it cannot be released now; empty where it can. */
  public Optional<RefusedException> releaseProblem(String key, boolean readyOnly) {
    try {
      plans.plan(get(key), readyOnly);
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of(refused);
    }
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when a part is closed, and cannot
   *     be taken back with the others
   */
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
}
