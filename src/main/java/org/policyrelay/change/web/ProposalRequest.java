package org.policyrelay.change.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.Proposal;
import org.policyrelay.change.ProposedInto;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Times;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * Reads the body of {@code POST /api/policy-changes}, and names everything that is wrong at once.
 */
final class ProposalRequest {

  private static final Set<String> FIELDS =
      Set.of(
          "policy",
          "summary",
          "reason",
          "origin",
          "requestedEffectiveAt",
          "emergency",
          "statutoryDeadline",
          "kind",
          ProposedInto.FIELD);
  private static final Set<String> ORIGINS =
      Set.of("manual", "regulation", "gap", "query", "calibration", "rca", "review");

  private final List<FieldError> errors = new ArrayList<>();
  private final JsonNode body;

  private ProposalRequest(JsonNode body) {
    this.body = body;
  }

  /**
   * @throws RefusedException with every wrong field of the body
   */
  static Proposal read(JsonNode body) {
    return new ProposalRequest(body).read();
  }

  /** Key of the package that it is to be part of; empty for none. */
  static Optional<String> packageIn(JsonNode body) {
    return Optional.of(body.path(ProposedInto.FIELD))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  private Proposal read() {
    if (!body.isObject()) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, "The body must be a JSON object");
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                error(
                    Texts.shown(name), "unknown", "is not known here; known are " + sorted(FIELDS));
              }
            });
    var entry = entry();
    var summary = text("summary", TextKind.SUMMARY);
    var reason = text("reason", TextKind.NOTE);
    var origin = origin();
    var effective = instant("requestedEffectiveAt");
    var deadline = instant("statutoryDeadline");
    var emergency = emergency();
    var kind = kind();
    checkPackage();
    if (!errors.isEmpty() || entry == null) {
      throw refuse();
    }
    return new Proposal(entry, summary, reason, origin, effective, emergency, deadline, kind);
  }

  private RefusedException refuse() {
    var inPolicy = errors.stream().anyMatch(error -> error.field().startsWith("policy"));
    var fields = errors.stream().map(FieldError::field).distinct().toList();
    return new RefusedException(
        inPolicy ? ErrorCode.INVALID_POLICY_ENTRY : ErrorCode.INVALID_REQUEST,
        "Nothing was started. Correct " + String.join(", ", fields) + " and send it again",
        errors);
  }

  private @Nullable PolicyEntry entry() {
    var policy = body.path("policy");
    if (policy.isMissingNode() || policy.isNull()) {
      error("policy", "required", "must be the policy entry as it shall read");
      return null;
    }
    try {
      return PolicyEntry.parse(policy);
    } catch (RefusedException invalid) {
      if (invalid.fields().isEmpty()) {
        error("policy", "invalid", invalid.getMessage());
      }
      invalid
          .fields()
          .forEach(wrong -> error("policy." + wrong.field(), wrong.code(), wrong.message()));
      return null;
    }
  }

  private String text(String field, TextKind kind) {
    var value = body.path(field);
    kind.errorIn(field, value.isTextual() ? value.asText() : null).ifPresent(errors::add);
    return value.asText();
  }

  private Proposal.Origin origin() {
    var origin = body.path("origin");
    if (origin.isMissingNode() || origin.isNull()) {
      return Proposal.Origin.MANUAL;
    }
    if (!ORIGINS.contains(origin.path("type").asText())) {
      error("origin.type", "unknown-value", "must be one of " + sorted(ORIGINS));
    }
    var ref = origin.path("ref");
    if (ref.isMissingNode() || ref.isNull()) {
      return new Proposal.Origin(origin.path("type").asText(), null);
    }
    if (ref.isTextual()) {
      TextKind.LINE.errorIn("origin.ref", ref.asText()).ifPresent(errors::add);
    } else {
      error("origin.ref", "invalid", "must be a text, or left out");
    }
    return new Proposal.Origin(origin.path("type").asText(), ref.asText());
  }

  private @Nullable Instant instant(String field) {
    var value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    try {
      return Times.instant(field, value.asText());
    } catch (RefusedException refused) {
      errors.addAll(refused.fields());
      return null;
    }
  }

  private boolean emergency() {
    var value = body.path("emergency");
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      error("emergency", "wrong-type", "must be true or false");
    }
    return value.asBoolean(false);
  }

  private Proposal.@Nullable Kind kind() {
    var value = body.path("kind");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    var kind = Proposal.Kind.of(value.asText());
    if (kind.isEmpty()) {
      error("kind", "unknown-value", "must be new or revision, or left out");
    }
    return kind.orElse(null);
  }

  private void checkPackage() {
    var value = body.path(ProposedInto.FIELD);
    if (!value.isMissingNode() && !value.isNull()) {
      TextKind.LINE
          .errorIn(ProposedInto.FIELD, value.isTextual() ? value.asText() : null)
          .ifPresent(errors::add);
    }
  }

  private void error(String field, String code, String message) {
    errors.add(new FieldError(field, code, message));
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
