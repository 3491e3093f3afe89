package org.policyrelay.change;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * What a change would publish, as it reads now.
 *
 * @param entry the whole policy
 * @param targetVersion that it will be published as, absent until it is compared
 * @param reworkRounds how often it was sent back
 */
record CurrentDraft(
    PolicyEntry entry, String summary, @Nullable String targetVersion, int reworkRounds) {

  CurrentDraft rewritten(PolicyEntry drafted, String newSummary) {
    return new CurrentDraft(drafted, newSummary, targetVersion, reworkRounds);
  }

  CurrentDraft as(String version) {
    return new CurrentDraft(entry, summary, version, reworkRounds);
  }

  CurrentDraft sentBack() {
    return new CurrentDraft(entry, summary, targetVersion, reworkRounds + 1);
  }

  /** Its markets, in the order of its entry. */
  Set<Market> markets() {
    return new LinkedHashSet<>(entry.markets());
  }

  /**
   * Refuses, of a text that came back, one that answers nothing: it would cost every team a review
   * and the change a round.
   *
   * @param answer what its drafter says to who sent it back; absent where they let the text speak
   */
  void requireAnswered(PolicyEntry drafted, @Nullable String answer) {
    if (entry.equals(drafted) && Texts.isBlank(answer)) {
      var message =
          "is as it came back, and would use up a round: change what the teams or the manager asked"
              + " for; if the text is right as it is, say why in your answer; or abandon the"
              + " change";
      throw new RefusedException(
          ErrorCode.INVALID_FORM,
          "This " + message,
          List.of(new FieldError("reworkAnswer", "unchanged", message)));
    }
  }
}
