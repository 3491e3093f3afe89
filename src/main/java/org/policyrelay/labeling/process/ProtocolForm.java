package org.policyrelay.labeling.process;

import java.util.List;
import java.util.stream.Collectors;
import org.policyrelay.engine.StartRule;
import org.policyrelay.engine.Submission;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.labeling.LabelingProtocol;
import org.policyrelay.labeling.ProtocolChanges;
import org.policyrelay.labeling.protocol.Protocol;
import org.policyrelay.labeling.protocol.WrittenProtocol;
import org.springframework.stereotype.Component;

/**
 * Reads {@code start-protocol-change.form} and {@code draft-protocol.form}, and refuses at once
 * what could not be taken.
 */
@Component
class ProtocolForm implements StartRule {

  static final String LABELS = "labels";
  private static final String POLICY = "policyId";
  private static final String REASON = "reason";

  /** How many faults one sentence can hold. */
  private static final int MOST_TOLD = 10;

  private final ProtocolChanges changes;

  ProtocolForm(ProtocolChanges changes) {
    this.changes = changes;
  }

  @Override
  public String processId() {
    return ProtocolVariables.PROCESS;
  }

  @Override
  public void check(Submission submission) {
    changes
        .problem(policy(submission), reason(submission), submission.by())
        .ifPresent(
            refused -> {
              throw refused.fields().isEmpty()
                  ? refused
                  : new RefusedException(
                      refused.code(), refused.getMessage(), named(refused.fields()));
            });
  }

  private static List<FieldError> named(List<FieldError> fields) {
    return fields.stream()
        .map(
            one ->
                one.field().equals("policy_id")
                    ? new FieldError(POLICY, one.code(), one.message())
                    : one)
        .toList();
  }

  static String policy(Submission answer) {
    return answer.requiredText(POLICY);
  }

  static String reason(Submission answer) {
    return answer.requiredText(REASON);
  }

  /** What somebody has written; for an answer that {@link #requireTaken} lets pass. */
  static Protocol written(Submission answer) {
    return WrittenProtocol.read(LABELS, answer.requiredText(LABELS)).protocol();
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_FORM} and each fault by label, line and
   *     name
   */
  void requireTaken(LabelingProtocol protocol, Submission answer) {
    var written = WrittenProtocol.read(LABELS, answer.requiredText(LABELS));
    var faults =
        written.faults().isEmpty()
            ? changes.faultsOf(protocol, written.protocol()).stream().map(written::inWords).toList()
            : written.faults();
    if (!faults.isEmpty()) {
      var more = faults.size() - MOST_TOLD;
      throw new RefusedException(
          ErrorCode.INVALID_FORM,
          faults.stream()
                  .limit(MOST_TOLD)
                  .map(FieldError::message)
                  .collect(Collectors.joining("; "))
              + (more > 0 ? "; and " + more + " more" : ""),
          faults);
    }
  }
}
