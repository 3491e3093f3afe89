package org.policyrelay.change;

import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.calibration.Decided;
import org.policyrelay.calibration.OutcomeKind;
import org.policyrelay.calibration.OutcomeProgress;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.PolicyRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins the change that a calibration session has decided on, with all its clarifications and
 * exemplars in the reason, and tells later sessions how far it has come.
 */
@Component
class CalibrationHeard implements OutcomeProgress {

  private final PolicyChanges changes;
  private final ChangeRows rows;
  private final PolicyRegistry registry;
  private final Calibrations calibrations;

  CalibrationHeard(
      PolicyChanges changes, ChangeRows rows, PolicyRegistry registry, Calibrations calibrations) {
    this.changes = changes;
    this.rows = rows;
    this.registry = registry;
    this.calibrations = calibrations;
  }

  /** A policy that was withdrawn meanwhile has nothing to change: the outcome stays open. */
  @EventListener
  void decided(Decided.OfWording event) {
    registry
        .newest(event.policyId())
        .ifPresent(
            entry -> {
              var key =
                  changes.propose(
                      new Proposal(
                          entry.without("version"),
                          TextKind.SUMMARY.cut(
                              "Say more clearly what raters read differently: " + entry.name()),
                          TextKind.NOTE.cut(reason(event)),
                          new Proposal.Origin("calibration", event.session()),
                          null,
                          false),
                      event.by());
              calibrations.started(
                  event.session(), event.items().stream().map(Decided.Item::caseRef).toList(), key);
            });
  }

  /** Each outcome with its case, where there is room; the session's page has all of it. */
  private static String reason(Decided.OfWording event) {
    return event.items().stream()
        .map(CalibrationHeard::reason)
        .collect(
            Collectors.joining("\n\n", "Decided in /calibration/" + event.session() + ".\n\n", ""));
  }

  private static String reason(Decided.Item item) {
    return "%s%s, case %s: %s\nThe case: %s"
        .formatted(
            item.kind() == OutcomeKind.EXEMPLAR ? "Exemplar" : "Clarification",
            item.clause() == null ? "" : " of " + item.clause(),
            item.caseRef(),
            item.text(),
            item.content());
  }

  @Override
  public Optional<Progress> of(String ref) {
    return rows.find(ref)
        .map(
            change ->
                new Progress(
                    stage(change.state()), change.state().title(), "/changes/" + change.key()));
  }

  private static Stage stage(ChangeState state) {
    return switch (state) {
      case IN_EFFECT, ENFORCED -> Stage.DONE;
      case ABANDONED, REJECTED, WITHDRAWN -> Stage.DROPPED;
      default -> Stage.UNDER_WAY;
    };
  }
}
