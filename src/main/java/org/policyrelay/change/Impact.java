package org.policyrelay.change;

import java.util.List;

/**
 * What a change asks of the teams, decided by {@code change-impact.dmn} and {@code
 * notice-period.dmn}.
 *
 * @param riskTier {@code high}, {@code medium} or {@code low}
 * @param reviewTeams who has to agree before approval
 * @param readinessParts what has to be made ready before release
 * @param noticeDays full days between publication and effect
 * @param reworkRounds how often reviews may send it back before a manager decides
 */
public record Impact(
    String riskTier,
    List<String> reviewTeams,
    List<String> readinessParts,
    int noticeDays,
    int reworkRounds) {}
