package org.policyrelay.calibration;

import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Words;
import org.policyrelay.labeling.LabelingProtocol;
import org.policyrelay.labeling.ProtocolChanges;
import org.policyrelay.labeling.Protocols;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins the change of the labeling protocol that a session has decided on, with all that is wanted
 * in the reason, and tells later sessions how far it has come.
 */
@Component
class ProtocolsHeard implements OutcomeProgress {

  private final ProtocolChanges changes;
  private final Protocols protocols;
  private final Calibrations calibrations;

  ProtocolsHeard(ProtocolChanges changes, Protocols protocols, Calibrations calibrations) {
    this.changes = changes;
    this.protocols = protocols;
    this.calibrations = calibrations;
  }

  /** Where none can be begun, the outcomes stay open. */
  @EventListener
  void decided(Decided.OfProtocol event) {
    changes
        .askOrAdd(event.policyId(), TextKind.NOTE.cut(reason(event)), event.by())
        .ifPresent(
            key ->
                calibrations.started(
                    event.session(),
                    event.items().stream().map(Decided.Item::caseRef).toList(),
                    key));
  }

  /** Each outcome with its case, where there is room; the session's page has all of it. */
  private static String reason(Decided.OfProtocol event) {
    return event.items().stream()
        .map(
            item ->
                "Case %s%s: %s\nThe case: %s"
                    .formatted(
                        item.caseRef(),
                        item.clause() == null ? "" : ", " + item.clause(),
                        item.text(),
                        item.content()))
        .collect(
            Collectors.joining("\n\n", "Decided in /calibration/" + event.session() + ".\n\n", ""));
  }

  @Override
  public Optional<Progress> of(String ref) {
    return protocols
        .find(ref)
        .map(one -> new Progress(stage(one), Words.title(one.state().code()), one.page()));
  }

  private static Stage stage(LabelingProtocol protocol) {
    return switch (protocol.state()) {
      case DRAFT, IN_PILOT -> Stage.UNDER_WAY;
      case IN_FORCE, SUPERSEDED -> Stage.DONE;
      case ABANDONED -> Stage.DROPPED;
    };
  }
}
