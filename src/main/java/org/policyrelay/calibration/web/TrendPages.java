package org.policyrelay.calibration.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calibration.CalibrationAccess;
import org.policyrelay.calibration.ClauseAgreement;
import org.policyrelay.calibration.Trends;
import org.policyrelay.notification.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How far reviewers agreed on a policy over the weeks; without script, and on paper. */
@Controller
class TrendPages {

  private static final double ALIGNED = 0.8;
  private static final double TENTATIVE = 0.667;

  private final Trends trends;
  private final CalibrationAccess access;
  private final Reader reader;

  TrendPages(Trends trends, CalibrationAccess access, Reader reader) {
    this.trends = trends;
    this.access = access;
    this.reader = reader;
  }

  /** A clause with its cells, one for each week. */
  record HeatRow(String clause, List<HeatCell> cells) {}

  /**
   * @param figure alpha of each session of the week, or why there is none; empty for no session
   * @param shade {@code good}, {@code warn}, {@code bad} or nothing, by the lowest of them
   */
  record HeatCell(String figure, String shade, String detail) {

    static HeatCell of(List<ClauseAgreement> found) {
      var lowest =
          found.stream()
              .map(ClauseAgreement::alpha)
              .filter(alpha -> alpha != null)
              .mapToDouble(alpha -> alpha)
              .min();
      return new HeatCell(
          found.stream().map(one -> words(one.alpha())).collect(Collectors.joining(", ")),
          lowest.isEmpty()
              ? ""
              : lowest.getAsDouble() >= ALIGNED
                  ? "good"
                  : lowest.getAsDouble() >= TENTATIVE ? "warn" : "bad",
          found.stream()
              .map(one -> "%d of %d in dispute".formatted(one.disputes(), one.cases()))
              .collect(Collectors.joining(", ")));
    }
  }

  static String words(@Nullable Double alpha) {
    return alpha == null ? "undefined" : String.format(Locale.ROOT, "%.2f", alpha);
  }

  @GetMapping("/calibration/trend")
  String show(
      @RequestParam(name = "policy_id", defaultValue = "") String policyId,
      Principal caller,
      Model model) {
    var user = caller.getName();
    access.requireMember(user);
    var trend = trends.of(policyId, session -> access.maySee(session, user));
    model.addAttribute("policy", policyId);
    model.addAttribute("policies", trends.policies());
    model.addAttribute("trend", trend);
    model.addAttribute("chart", TrendChart.of(trend));
    model.addAttribute("width", TrendChart.WIDTH);
    model.addAttribute("height", TrendChart.HEIGHT);
    model.addAttribute(
        "heat",
        trend.heat().entrySet().stream()
            .map(
                row ->
                    new HeatRow(
                        row.getKey(),
                        trend.weeks().stream()
                            .map(week -> HeatCell.of(row.getValue().getOrDefault(week, List.of())))
                            .toList()))
            .toList());
    model.addAttribute("zone", reader.zoneOf(user));
    return "calibration/trend";
  }
}
