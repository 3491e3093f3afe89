package org.policyrelay.packages.web;

import java.security.Principal;
import org.policyrelay.change.ChangeReaders;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.packages.PackageOutlook;
import org.policyrelay.packages.PackageSight;
import org.policyrelay.packages.PolicyPackage;
import org.policyrelay.team.Roles;
import org.springframework.stereotype.Component;

/** Who sees a package, who puts changes together, and who decides over all of them. */
@Component
class PackageAccess {

  private final Roles roles;
  private final ChangeReaders readers;
  private final PackageOutlook outlook;

  PackageAccess(Roles roles, ChangeReaders readers, PackageOutlook outlook) {
    this.roles = roles;
    this.readers = readers;
    this.outlook = outlook;
  }

  void requireMember(Principal caller) {
    roles.requireMember(caller, "Packages are for members of a team");
  }

  /**
   * Whoever may see a part that it has now, and Ad Policy; to anybody else there is none, so that a
   * key tells nothing. Who saw a part that was taken out reads of that on the part's page.
   */
  void requireReader(Principal caller, PolicyPackage of) {
    if (!maySee(caller, of)) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no package " + of.key());
    }
  }

  /** What they may know of it: of some parts, or of all that it ever had. */
  PackageSight sightOf(Principal caller, PolicyPackage of) {
    var whole =
        isPolicyTeam(caller)
            || outlook.everPartsOf(of).stream().allMatch(part -> maySee(caller, part));
    return new PackageSight(
        whole, outlook.partsOf(of).stream().filter(part -> whole || maySee(caller, part)).toList());
  }

  boolean maySee(Principal caller, PolicyPackage of) {
    return isPolicyTeam(caller)
        || outlook.partsOf(of).stream().anyMatch(part -> maySee(caller, part));
  }

  boolean maySee(Principal caller, PolicyChange part) {
    return readers.maySee(caller.getName(), part);
  }

  /** Opening and putting in are Ad Policy's. */
  void requirePolicyTeam(Principal caller) {
    roles.requirePolicyTeam(caller, "Packages");
  }

  boolean isPolicyTeam(Principal caller) {
    return roles.isPolicyTeam(caller.getName());
  }

  /** Holding, resuming, withdrawing and taking out are for policy managers and administrators. */
  void requireManager(Principal caller) {
    roles.requireManager(
        caller.getName(), "Only policy managers decide over a whole package; ask one of them");
  }

  boolean isManager(Principal caller) {
    return roles.isManager(caller.getName());
  }
}
