package org.policyrelay.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.SemanticVersion;
import org.springframework.stereotype.Component;

/** Reads what is to be imported, and names everything in it that is wrong by its place. */
@Component
class ImportReader {

  private static final int MOST = 5000;

  private final PolicyRegistry registry;

  ImportReader(PolicyRegistry registry) {
    this.registry = registry;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} and every wrong field, or
   *     with {@link ErrorCode#INVALID_REQUEST} when there is nothing or too much
   */
  List<PolicyEntry> read(List<JsonNode> entries) {
    if (entries.isEmpty() || entries.size() > MOST) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "An import has 1 to " + MOST + " entries, this one has " + entries.size());
    }
    var errors = new ArrayList<FieldError>();
    var parsed = parse(entries, errors);
    if (!errors.isEmpty()) {
      var wrong = errors.stream().map(FieldError::field).distinct().limit(10).toList();
      throw new RefusedException(
          ErrorCode.INVALID_POLICY_ENTRY,
          "Nothing was imported; correct "
              + String.join(", ", wrong)
              + (errors.size() > wrong.size() ? " and what else is listed" : ""),
          errors);
    }
    return parsed;
  }

  private List<PolicyEntry> parse(List<JsonNode> entries, List<FieldError> errors) {
    var parsed = new ArrayList<PolicyEntry>();
    var ids = new HashSet<String>();
    for (var index = 0; index < entries.size(); index++) {
      var place = "[" + index + "]";
      try {
        var entry = read(entries.get(index));
        if (!ids.add(entry.policyId())) {
          errors.add(
              new FieldError(
                  place + ".policy_id", "duplicate", "stands in this import more than once"));
        }
        parsed.add(entry);
      } catch (RefusedException refused) {
        errors.addAll(placed(index, refused));
      }
    }
    return parsed;
  }

  /** What the registry gave out is taken back in as it is, whatever the limits were then. */
  private PolicyEntry read(JsonNode entry) {
    try {
      return PolicyEntry.parse(entry);
    } catch (RefusedException refused) {
      if (!entry.isObject()) {
        throw refused;
      }
      var old = PolicyEntry.stored(entry.toString());
      return registry
          .newestVersion(old.policyId())
          .filter(newest -> isThere(newest, old))
          .map(newest -> old)
          .orElseThrow(() -> refused);
    }
  }

  static List<FieldError> placed(int index, RefusedException refused) {
    return refused.fields().stream()
        .map(
            field ->
                new FieldError("[" + index + "]." + field.field(), field.code(), field.message()))
        .toList();
  }

  /**
   * The same content for who reads it, in the same lines, and no version stated or one that is not
   * higher.
   */
  static boolean isThere(PublishedVersion newest, PolicyEntry entry) {
    return Seen.isSame(newest.entry(), entry)
        && Seen.hasSameLines(newest.entry(), entry)
        && entry
            .version()
            .flatMap(SemanticVersion::parse)
            .map(stated -> stated.compareTo(newest.number()) <= 0)
            .orElse(true);
  }
}
