package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.policyrelay.policy.overlay.OverlayVerdict.Stricter;

/**
 * Random clauses of a base and random edits of them of which it is known what they do: only an edit
 * that makes a rule stricter is ever proved to, and one that makes it looser never.
 */
class ProvedStricterPropertyTest {

  /** What an edit does to the rule, as whoever wrote the grammar knows. */
  enum Truth {
    STRICTER,
    LOOSER,
    OTHER
  }

  /**
   * A clause and another reading of it.
   *
   * @param isKnown whether the edit is one of those that are to be proved
   */
  record Edit(String before, String after, Truth truth, boolean isKnown) {}

  private static final List<String> SUBJECTS =
      List.of("Ads", "Viewers", "The audience", "Alcohol ads", "Models in ads", "The warning");
  private static final List<String> ACTS =
      List.of(
          "target minors",
          "show the odds",
          "name the lender",
          "carry a warning",
          "be shown to adults only",
          "be shown in print, not on radio",
          "be aimed at minors unless a parent agrees");
  private static final List<String> LOWER =
      List.of(
          "be at least %d",
          "be over %d",
          "be %d or older",
          "carry at least %d words",
          "be no younger than %d years old",
          "not be under %d");
  private static final List<String> UPPER =
      List.of(
          "be at most %d seconds long",
          "be no longer than %d seconds",
          "not exceed %d words",
          "not be longer than %d seconds",
          "carry at most %d words");
  private static final List<String> BEFORE =
      List.of(
          "",
          "",
          "",
          "If asked, ",
          "Only ",
          "No ",
          "Reviewers must pass all if ",
          "Unless licensed, ");
  private static final List<String> AFTER =
      List.of(".", ".", "", " in print.", " at night.", " or more, as they wish.");
  private static final List<String> WRAPPED =
      List.of(
          "![%s](x.png)",
          "[%s](https://a.example)",
          "# %s",
          "> %s",
          "[^1]: %s",
          "`%s`",
          "~~%s~~",
          "Do not say: %s",
          "It is wrong that %s",
          "<!-- %s -->",
          "%s Or not.");

  @Property(tries = 2000)
  void nothingLooserIsEverProvedStricter(@ForAll("edits") Edit edit) {
    if (edit.truth() != Truth.STRICTER) {
      assertThat(ProvedStricter.is(edit.before(), edit.after())).as(edit.toString()).isFalse();
    }
    if (edit.isKnown()) {
      assertThat(ProvedStricter.is(edit.before(), edit.after())).as(edit.toString()).isTrue();
      assertThat(
              OverlayJudgement.reading(
                  OverlayWording.on(false, edit.before()), edit.before(), edit.after()))
          .as(edit.toString())
          .isInstanceOf(Stricter.class);
    }
  }

  /** No two readings are each stricter than the other, whatever they are. */
  @Property(tries = 1000)
  void whatIsStricterHasNoWayBack(@ForAll("edits") Edit one, @ForAll("edits") Edit other) {
    for (var after : List.of(one.after(), other.before(), other.after())) {
      assertThat(ProvedStricter.is(one.before(), after) && ProvedStricter.is(after, one.before()))
          .as("%s <-> %s", one.before(), after)
          .isFalse();
    }
  }

  @Provide
  Arbitrary<Edit> edits() {
    return Arbitraries.oneOf(forces(), negations(), numbers(), permissions(), wrapped(), units());
  }

  /** Must for should, and back. */
  private static Arbitrary<Edit> forces() {
    return Combinators.combine(
            Arbitraries.of(BEFORE),
            Arbitraries.of(SUBJECTS),
            Arbitraries.of(ACTS),
            Arbitraries.of("", "not ", "never "),
            Arbitraries.of(AFTER),
            Arbitraries.of(true, false))
        .as(
            (before, subject, act, not, after, up) -> {
              var should = before + subject + " should " + not + act + after;
              var must = before + subject + " must " + not + act + after;
              var plain = before.isEmpty();
              if (!up) {
                return new Edit(must, should, Truth.LOOSER, false);
              }
              // of a sentence that is no plain one nobody knows what must for should does
              return new Edit(should, must, plain ? Truth.STRICTER : Truth.OTHER, plain);
            });
  }

  /** What was to be done is forbidden, or the other way round, with a stronger word or without. */
  private static Arbitrary<Edit> negations() {
    return Combinators.combine(
            Arbitraries.of(SUBJECTS),
            Arbitraries.of(ACTS),
            Arbitraries.of("must", "should", "may"),
            Arbitraries.of("must", "should", "shall"),
            Arbitraries.of(AFTER),
            Arbitraries.of(true, false))
        .as(
            (subject, act, one, other, after, negatesFirst) ->
                new Edit(
                    subject + " " + one + (negatesFirst ? " not " : " ") + act + after,
                    subject + " " + other + (negatesFirst ? " " : " not ") + act + after,
                    Truth.LOOSER,
                    false));
  }

  private static Arbitrary<Edit> numbers() {
    return Combinators.combine(
            Arbitraries.of(BEFORE),
            Arbitraries.of(SUBJECTS),
            Arbitraries.of("must", "should", "shall"),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(1, 99).list().ofSize(2).uniqueElements(),
            Arbitraries.of(".", "", " in print.", " to be warned.", " for a label to be due."))
        .as(
            (before, subject, force, isLower, which, values, after) -> {
              var bounds = isLower ? LOWER : UPPER;
              var bound = bounds.get(which % bounds.size());
              var rule = before + subject + " " + force + " " + bound + after;
              var isStricter = values.get(1) > values.get(0) == isLower;
              // a limit of who is to be warned is another matter than one of who may look
              var plain = before.isEmpty() && !after.contains(" to be ");
              return new Edit(
                  rule.formatted(values.get(0)),
                  rule.formatted(values.get(1)),
                  !isStricter ? Truth.LOOSER : plain ? Truth.STRICTER : Truth.OTHER,
                  plain && isStricter);
            });
  }

  /** Another unit or sign, whichever way the number goes. */
  private static Arbitrary<Edit> units() {
    return Combinators.combine(
            Arbitraries.of("%", "", " days", ",5", ".000", "-9"),
            Arbitraries.of("‰", " metres", " weeks", ",7", ".500", "-1"),
            Arbitraries.integers().between(1, 99),
            Arbitraries.integers().between(1, 99))
        .as(
            (one, other, number, another) ->
                new Edit(
                    "The warning must last at least " + number + one + " of it.",
                    "The warning must last at least " + another + other + " of it.",
                    Truth.OTHER,
                    false));
  }

  /** What may be is forbidden; with a condition or a limit nobody knows what that does. */
  private static Arbitrary<Edit> permissions() {
    return Combinators.combine(
            Arbitraries.of("Loans", "Alcohol", "Beer and wine"),
            Arbitraries.of(
                "be advertised", "be shown", "be rejected", "be checked", "ask for proof"),
            Arbitraries.of(
                "", " only if licensed", " to adults only", " unless asked", " at night"),
            Arbitraries.of("must not", "cannot", "may not", "may not only", "must", "may never"))
        .as(
            (subject, act, limit, after) -> {
              var isKnown =
                  List.of("be advertised", "be shown").contains(act)
                      && limit.isEmpty()
                      && List.of("must not", "cannot").contains(after);
              return new Edit(
                  subject + " may " + act + limit + ".",
                  subject + " " + after + " " + act + limit + ".",
                  isKnown ? Truth.STRICTER : Truth.OTHER,
                  isKnown);
            });
  }

  /** The stricter words are shown as something else than the clause, or not at all. */
  private static Arbitrary<Edit> wrapped() {
    return Combinators.combine(Arbitraries.of(SUBJECTS), Arbitraries.of(WRAPPED))
        .as(
            (subject, wrap) ->
                new Edit(
                    subject + " must be at least 18.",
                    wrap.formatted(subject + " must be at least 21."),
                    Truth.OTHER,
                    false));
  }
}
