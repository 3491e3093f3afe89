package org.policyrelay.calibration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.round.RoundLabel;
import org.springframework.stereotype.Component;

/** What a session is made of where nobody says: its cases and its raters. */
@Component
class SessionParts {

  /** A round has two cases and two raters at least. */
  static final int LEAST = 2;

  private final List<CaseSource> sources;
  private final KnownLabels labels;
  private final CalibrationProperties properties;
  private final Directory directory;
  private final SystemAuthority system;

  SessionParts(
      List<CaseSource> sources,
      KnownLabels labels,
      CalibrationProperties properties,
      Directory directory,
      SystemAuthority system) {
    this.sources = List.copyOf(sources);
    this.labels = labels;
    this.properties = properties;
    this.directory = directory;
    this.system = system;
  }

  List<RoundLabel> labels(String policyId) {
    return labels.of(policyId);
  }

  /** The same for the same key; fewer than are wanted where the sources have no more. */
  List<DrawnCase> draw(String key, MarketGroup group, String policyId, Instant at) {
    var query = new CaseQuery(group, policyId, at);
    var codes = labels.of(policyId).stream().map(RoundLabel::code).toList();
    var offers =
        sources.stream()
            .map(
                source ->
                    new CaseDraw.Offer(
                        source.share(),
                        source.cases(query).stream()
                            .filter(one -> isReadable(one))
                            .map(one -> known(one, codes))
                            .toList()))
            .toList();
    return CaseDraw.of(key, properties.cases(), offers);
  }

  private static boolean isReadable(DrawnCase one) {
    return TextKind.POLICY_TEXT.errorIn("content", one.content()).isEmpty();
  }

  /** A label that is known to be right and cannot be given is none. */
  private static DrawnCase known(DrawnCase one, List<String> codes) {
    return one.goldenLabel() == null || codes.contains(one.goldenLabel())
        ? one
        : new DrawnCase(one.ref(), one.market(), one.content(), one.clause(), null, one.source());
  }

  /** Members of the team that calibrates, the same for the same key. */
  List<String> raters(String key) {
    var members = new ArrayList<>(system.call(() -> directory.membersOf(properties.team())));
    Collections.shuffle(members, new Random(key.hashCode()));
    return members.stream().limit(properties.raters()).sorted().toList();
  }

  /** The team that the raters are of who are chosen. */
  String team() {
    return properties.team();
  }

  /** Why nothing can be drawn for a policy; null where something can. */
  @Nullable String tooFew(List<DrawnCase> drawn, String policyId, MarketGroup group) {
    return drawn.size() >= LEAST
        ? null
        : "there are %d cases of %s to draw in %s, and a session needs %d"
            .formatted(drawn.size(), policyId, group, LEAST);
  }
}
