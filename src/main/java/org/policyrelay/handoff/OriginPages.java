package org.policyrelay.handoff;

import java.util.List;
import java.util.Optional;

/** Where to read what a handoff is for; told by the module that offers it. */
public interface OriginPages {

  /**
   * @param origin business key of what the work is for, such as {@code PC-2026-17}
   * @return the path of its page; empty for what is not the module's
   */
  Optional<String> pageOf(String origin);

  /** As the first of them tells who knows it. */
  static Optional<String> pageOf(String origin, List<OriginPages> modules) {
    return modules.stream().flatMap(one -> one.pageOf(origin).stream()).findFirst();
  }
}
