package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.ICodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.IDistanceFunction;
import org.dkpro.statistics.agreement.distance.IntervalDistanceFunction;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.dkpro.statistics.agreement.distance.OrdinalDistanceFunction;
import org.policyrelay.agreement.Bootstrap;
import org.policyrelay.agreement.KrippendorffAlpha;
import org.policyrelay.agreement.Rating;
import org.policyrelay.agreement.Ratings;
import org.policyrelay.agreement.Scale;

/** Krippendorff's alpha of many items, once beside DKPro's, and with its interval. */
final class AgreementSection implements Section {

  private static final int ITEMS = 100_000;
  private static final int RATERS = 5;
  private static final int LABELS = 5;
  private static final int VALUES = 1_000_000;
  private static final int RESAMPLES = 1_000;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 5;

  @Override
  public String name() {
    return "agreement";
  }

  @Override
  public String title() {
    return "Agreement, 100,000 items, 5 raters";
  }

  @Override
  public void measure(Report report) {
    var votes = votes(LABELS);
    var list = list(votes);
    for (var scale : Scale.values()) {
      compare(report, scale, votes, Ratings.of(scale, list));
    }
    for (var scale : Scale.values()) {
      var name = "alpha and 1,000 resamples, " + scale.code();
      interval(report, name, Ratings.of(scale, list));
    }
    interval(
        report,
        "the same, hardly two items alike",
        Ratings.of(Scale.INTERVAL, list(votes(VALUES))));
    report.add(
        title(),
        "checking 500,000 ratings",
        "ms",
        taken("", () -> millis(() -> Ratings.of(Scale.NOMINAL, list))));
  }

  private void compare(Report report, Scale scale, Integer[][] votes, Ratings ratings) {
    var ours = "alpha, " + scale.code();
    var theirs = "the same by DKPro";
    var study = study(votes);
    var subjects = new LinkedHashMap<String, DoubleSupplier>();
    subjects.put(
        ours, () -> millis(() -> new KrippendorffAlpha().of(ratings).toOptional().orElseThrow()));
    subjects.put(
        theirs,
        () ->
            millis(
                () -> new KrippendorffAlphaAgreement(study, distance(scale)).calculateAgreement()));
    Rounds.of(WARM_UPS, subjects, () -> {});
    var rounds = Rounds.of(ROUNDS, subjects, () -> {});
    report.add(title(), ours, "ms", rounds.of(ours));
    report.add(title(), theirs, "ms", rounds.of(theirs));
    report.add(title(), "DKPro's to ours", "×", Aim.atLeast(20), rounds.ratio(theirs, ours));
  }

  private void interval(Report report, String name, Ratings ratings) {
    var bootstrap = new Bootstrap(RESAMPLES, 0.95, 1);
    report.add(
        title(),
        name,
        "s",
        Aim.atMost(15),
        taken(
            name,
            () ->
                millis(
                        () ->
                            bootstrap
                                .of(new KrippendorffAlpha(), ratings)
                                .toOptional()
                                .orElseThrow())
                    / 1000));
  }

  private static double[] taken(String name, DoubleSupplier work) {
    Rounds.of(1, Map.of(name, work), () -> {});
    return Rounds.of(ROUNDS, Map.of(name, work), () -> {}).of(name);
  }

  private static double millis(Supplier<?> work) {
    var begin = System.nanoTime();
    Objects.requireNonNull(work.get());
    return (System.nanoTime() - begin) / 1e6;
  }

  /** A row for each item: four of five votes say what is right. */
  private static Integer[][] votes(int labels) {
    var random = new SplittableRandom(7);
    var votes = new Integer[ITEMS][RATERS];
    for (var item : votes) {
      var right = 1 + random.nextInt(labels);
      for (var rater = 0; rater < RATERS; rater++) {
        item[rater] = random.nextDouble() < 0.8 ? right : 1 + random.nextInt(labels);
      }
    }
    return votes;
  }

  private static List<Rating> list(Integer[][] votes) {
    var list = new ArrayList<Rating>(ITEMS * RATERS);
    for (var item = 0; item < ITEMS; item++) {
      for (var rater = 0; rater < RATERS; rater++) {
        list.add(Rating.of("ad " + item, "rater " + rater, votes[item][rater]));
      }
    }
    return list;
  }

  private static ICodingAnnotationStudy study(Integer[][] votes) {
    var study = new CodingAnnotationStudy(RATERS);
    for (var item : votes) {
      study.addItemAsArray(item);
    }
    return study;
  }

  private static IDistanceFunction distance(Scale scale) {
    return switch (scale) {
      case NOMINAL -> new NominalDistanceFunction();
      case ORDINAL -> new OrdinalDistanceFunction();
      case INTERVAL -> new IntervalDistanceFunction();
    };
  }
}
