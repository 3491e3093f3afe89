package org.policyrelay.change;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change asks of the teams, decided by {@code change-impact.dmn} and {@code
 * notice-period.dmn}.
 *
 * @param riskTier absent before it is assessed
 * @param reviewTeams who has to agree before approval
 * @param readinessParts what has to be made ready before release
 * @param noticeDays full days between publication and effect
 * @param reworkRounds how often reviews may send it back before a manager decides
 * @param settles whether it changes nothing but that an overlay and its base are settled, see
 *     {@link Settlement}
 */
public record Impact(
    @Nullable RiskTier riskTier,
    List<String> reviewTeams,
    Set<ReadinessPart> readinessParts,
    int noticeDays,
    int reworkRounds,
    boolean settles) {

  /** Of what is not assessed yet: it asks for nothing. */
  static final Impact NONE = new Impact(null, List.of(), Set.of(), 0, 0);

  Impact(
      @Nullable RiskTier riskTier,
      List<String> reviewTeams,
      Set<ReadinessPart> readinessParts,
      int noticeDays,
      int reworkRounds) {
    this(riskTier, reviewTeams, readinessParts, noticeDays, reworkRounds, false);
  }

  public Impact {
    reviewTeams = List.copyOf(reviewTeams);
    readinessParts = ReadinessPart.inOrder(readinessParts);
  }
}
