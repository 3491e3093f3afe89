package org.policyrelay.policy.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** What is wrong with an entry, and how it is refused for it. */
final class EntryFaults {

  /** How many faults one sentence can hold. */
  private static final int MOST_DESCRIBED = 10;

  private EntryFaults() {}

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} and every wrong field
   */
  static void requireNone(List<FieldError> faults) {
    if (!faults.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_POLICY_ENTRY,
          "This is no valid policy entry; correct " + described(faults),
          faults);
    }
  }

  /**
   * What an edit of some fields brought in: a fault that was there before, in a field that stays as
   * it was, is not held against it.
   */
  static List<FieldError> ofEdit(JsonNode before, JsonNode after, Set<String> edited) {
    var faults = new ArrayList<>(EntryCheck.errorsOf(after));
    if (!faults.isEmpty()) {
      var old = new HashSet<>(EntryCheck.errorsOf(before));
      faults.removeIf(fault -> old.contains(fault) && !edited.contains(topOf(fault.field())));
    }
    return faults;
  }

  /** The field of the entry that a place such as {@code exemplars.pass[0].scenario} is in. */
  private static String topOf(String place) {
    return place.split("[.\\[]", 2)[0];
  }

  /** Each field with the first fault in it: Tasklist shows this sentence and nothing else. */
  private static String described(List<FieldError> faults) {
    var byField = new LinkedHashMap<String, String>();
    faults.forEach(fault -> byField.putIfAbsent(fault.field(), fault.message()));
    var told =
        byField.entrySet().stream()
            .limit(MOST_DESCRIBED)
            .map(fault -> EntryPlaces.name(fault.getKey()) + " (" + fault.getValue() + ")")
            .collect(Collectors.joining(", "));
    var more = byField.size() - MOST_DESCRIBED;
    return more > 0 ? told + " and " + more + " more" : told;
  }
}
