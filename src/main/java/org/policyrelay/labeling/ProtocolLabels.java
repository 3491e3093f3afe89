package org.policyrelay.labeling;

import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.labeling.protocol.Label;
import org.policyrelay.round.PolicyLabels;
import org.policyrelay.round.RoundLabel;
import org.springframework.stereotype.Component;

/** The labels of the protocol in force, in the order in which their questions are asked. */
@Component
class ProtocolLabels implements PolicyLabels {

  private final Protocols protocols;

  ProtocolLabels(Protocols protocols) {
    this.protocols = protocols;
  }

  @Override
  public Optional<List<RoundLabel>> of(String policyId) {
    return protocols
        .inForce(policyId)
        .map(one -> one.content().inOrder().stream().map(ProtocolLabels::of).toList());
  }

  /** Raters read what it means beside its name, as far as there is room in a line. */
  static RoundLabel of(Label label) {
    var meaning = label.name() + ": " + label.definition().lines().findFirst().orElse("");
    var shown = TextKind.LINE.cut(meaning);
    return new RoundLabel(
        label.code(), TextKind.LINE.errorIn("name", shown).isEmpty() ? shown : label.name());
  }
}
