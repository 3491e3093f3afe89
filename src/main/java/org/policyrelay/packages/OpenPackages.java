package org.policyrelay.packages;

import java.util.List;
import java.util.Optional;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.Proposal;
import org.policyrelay.change.TakesProposals;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.team.Roles;
import org.springframework.stereotype.Component;

/**
 * What a change can be proposed into, asked before it is one. The program's way puts it in and is
 * refused by {@link PolicyPackages#add}; a form is told at once.
 */
@Component
class OpenPackages implements TakesProposals {

  /** More are in no list to choose from; a change can be put into them on their pages. */
  private static final int MOST = 100;

  private final PackageRows rows;
  private final PackageCheck checks;
  private final PackageNotices notices;
  private final Audit audit;
  private final Roles roles;

  OpenPackages(
      PackageRows rows, PackageCheck checks, PackageNotices notices, Audit audit, Roles roles) {
    this.rows = rows;
    this.checks = checks;
    this.notices = notices;
    this.audit = audit;
    this.roles = roles;
  }

  @Override
  public List<Open> openFor(String user) {
    return roles.isPolicyTeam(user)
        ? rows.open(MOST).stream()
            .filter(PolicyPackage::takesParts)
            .map(one -> new Open(one.key(), one.title()))
            .toList()
        : List.of();
  }

  @Override
  public Optional<RefusedException> problem(String into, Proposal proposal, String by) {
    try {
      roles.requirePolicyTeam(() -> by, "Packages");
      var found =
          rows.find(into)
              .orElseThrow(
                  () ->
                      new RefusedException(
                          ErrorCode.NOT_FOUND, "There is no package " + Texts.shown(into)));
      found.requireRoom();
      return checks.fault(found, proposal).map(wrong -> PackageRegister.refusal(List.of(wrong)));
    } catch (RefusedException refused) {
      return Optional.of(refused);
    }
  }

  @Override
  public void notTaken(String into, String change, String by, String why) {
    audit.record(change, "not-put-into-package", by, into + ": " + why);
    notices.notTaken(into, change, by, why);
  }
}
