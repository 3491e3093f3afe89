package org.policyrelay.packages.process;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What an instance of {@code policy-package} knows: what lists show, and which way it goes. */
final class PackageVariables {

  static final String PROCESS = "policy-package";

  static final String ORIGIN = "origin";
  static final String SUBJECT = "subject";

  /** What is ahead, read by the gateway after the step that looks. */
  static final String ALL_ENDED = "allEnded";

  static final String ALL_PUBLIC = "allPublic";
  static final String PART_ENDED = "partEnded";
  static final String RELEASABLE = "releasable";

  static final String RELEASE = "Task_ReleasePackage";
  static final String SETTLE = "Task_SettleEndedPart";

  static final String GO = "go";
  static final String GO_FOR_READY = "go-for-ready-markets";

  /** The message that lets it look anew. */
  static final String CHANGED = "PackageChanged";

  /** The message that ends it. */
  static final String WITHDRAWN = "PackageWithdrawn";

  /** The error that ends it before it has begun. */
  static final String NOT_OPENED = "package-not-opened";

  private PackageVariables() {}

  /** The business key, which nobody can change, and not a variable, which somebody can. */
  static String packageOf(DelegateExecution execution) {
    return Objects.requireNonNull(execution.getProcessBusinessKey(), "a package has its key");
  }
}
