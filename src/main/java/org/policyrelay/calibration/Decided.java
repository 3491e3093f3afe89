package org.policyrelay.calibration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session has decided, one event for each sort of work; heard in the transaction that starts
 * it. Who starts something says so by {@link Calibrations#started}; what nobody has started stays
 * an open follow-up of the team that owns it.
 */
public sealed interface Decided {

  /** Key of the session. */
  String session();

  String policyId();

  /** Who decided it. */
  String by();

  /**
   * One thing that was decided.
   *
   * @param content of the case in dispute
   * @param text what is to be done
   */
  record Item(
      String caseRef, OutcomeKind kind, String content, String text, @Nullable String clause) {}

  /** Clarifications and exemplars: one change of the policy has all of them. */
  record OfWording(String session, String policyId, List<Item> items, String by)
      implements Decided {

    public OfWording {
      items = List.copyOf(items);
    }
  }

  /** Labels to be worded otherwise: one change of the protocol has all of them. */
  record OfProtocol(String session, String policyId, List<Item> items, String by)
      implements Decided {

    public OfProtocol {
      items = List.copyOf(items);
    }
  }

  record OfGoldenCase(String session, String policyId, Item item, String by) implements Decided {}

  /**
   * @param raters who is to be trained
   */
  record OfTraining(String session, String policyId, Item item, List<String> raters, String by)
      implements Decided {

    public OfTraining {
      raters = List.copyOf(raters);
    }
  }

  record OfGap(String session, String policyId, Item item, String by) implements Decided {}
}
