package org.policyrelay.calibration;

import java.util.List;

/** Implemented by whoever has cases that are worth calibrating on. */
public interface CaseSource {

  /** Stable name, such as {@code recent-changes}; the setting of its share is named so. */
  String code();

  /** Its part of a session's cases beside the shares of the others; 0 is none. */
  int share();

  /** Every case that it has, in an order that is the same each time. */
  List<DrawnCase> cases(CaseQuery query);
}
