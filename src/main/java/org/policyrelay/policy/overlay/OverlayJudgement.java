package org.policyrelay.policy.overlay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.compare.Reading;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.ClauseText;
import org.policyrelay.policy.entry.English;
import org.policyrelay.policy.entry.LanguageTag;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PolicyEntry.Exemplar;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.ShownText;
import org.policyrelay.policy.entry.content.RequirementValue;
import org.policyrelay.policy.overlay.OverlayVerdict.Loosens;
import org.policyrelay.policy.overlay.OverlayVerdict.Stricter;
import org.policyrelay.policy.overlay.OverlayVerdict.Unproved;

/**
 * The one judgement of every text of an overlay, by what a page shows of it: of what it adds, of
 * its readings of clauses, of guidance, examples, name and description, and of its items. What
 * certainly loosens the base is refused; what is not proved to let nothing go is told to who
 * approves.
 */
final class OverlayJudgement {

  /**
   * A text of an overlay and what it does to the base.
   *
   * @param field of the entry
   * @param name what a person calls it, such as {@code clause §2}
   * @param text as it is written
   */
  record Judged(String field, String name, String text, OverlayVerdict verdict) {}

  private final PolicyEntry overlay;
  private final @Nullable PublishedVersion base;
  private final OverlayWording wording;
  private final ForeignQuotes quotes;
  private final List<Judged> judged = new ArrayList<>();

  private OverlayJudgement(PolicyEntry overlay, @Nullable PublishedVersion base) {
    this.overlay = overlay;
    this.base = base;
    this.wording = base == null ? OverlayWording.on(false, "") : OverlayWording.on(base);
    this.quotes =
        ForeignQuotes.of(
            Stream.concat(Stream.of(overlay), Stream.ofNullable(base).map(PublishedVersion::entry))
                .flatMap(entry -> entry.content().disclosures().stream()));
  }

  /**
   * @param base null = nothing is known of it
   */
  static List<Judged> of(PolicyEntry overlay, @Nullable PublishedVersion base) {
    var judgement = new OverlayJudgement(overlay, base);
    judgement.readings();
    judgement.text();
    judgement.besideTheText();
    judgement.examples();
    judgement.items();
    return List.copyOf(judgement.judged);
  }

  /** What a text does that stands beside a base which has nothing in its place. */
  static OverlayVerdict addition(OverlayWording base, String text) {
    return added(text, base, sentence -> AddedRule.doubt(sentence, base));
  }

  /**
   * What an overlay's reading does to a clause.
   *
   * @param before what stands there
   */
  static OverlayVerdict reading(OverlayWording wording, String before, String after) {
    if (Reading.isSame(before, after)) {
      return new Stricter();
    }
    if (OverlayWording.reading(before, after).loosens()
        || (wording.loosens(after) && !wording.loosens(before))) {
      return new Loosens();
    }
    return doubt(after, sentence -> AddedRule.doubt(sentence, wording))
        .filter(why -> !why.equals(AddedRule.UNPROVED))
        .<OverlayVerdict>map(Unproved::new)
        .orElseGet(() -> new Unproved("stands beside the clause, which goes on to hold"));
  }

  /**
   * @param doubts what a person has to look at in a sentence
   */
  private static OverlayVerdict added(
      String text, OverlayWording base, Function<String, Optional<String>> doubts) {
    return base.loosens(text) ? new Loosens() : inDoubt(text, doubts);
  }

  private static OverlayVerdict inDoubt(String text, Function<String, Optional<String>> doubts) {
    return doubt(text, doubts).<OverlayVerdict>map(Unproved::new).orElseGet(Stricter::new);
  }

  /** The first one that says what is wrong; else, that nobody has proved that nothing is. */
  private static Optional<String> doubt(
      String text, Function<String, Optional<String>> doubtsOfSentence) {
    var disguised = English.disguised(text);
    if (!disguised.isEmpty()) {
      return Optional.of(
          "has letters of another alphabet that look like Latin ones, in " + disguised);
    }
    var doubts =
        ShownText.sentences(text).stream()
            .flatMap(sentence -> doubtsOfSentence.apply(sentence).stream())
            .toList();
    return doubts.stream()
        .filter(why -> !why.equals(AddedRule.UNPROVED))
        .findFirst()
        .or(() -> doubts.stream().findFirst());
  }

  /** An addition, whose quotes of what ads show in another language nobody has to read. */
  private OverlayVerdict rule(String text) {
    var unquoted = quotes.leftOut(text);
    if (unquoted.equals(text) || wording.loosens(text)) {
      return addition(wording, text);
    }
    var verdict = addition(wording, unquoted);
    return verdict instanceof Stricter ? new Unproved(AddedRule.UNPROVED) : verdict;
  }

  private Optional<String> asRule(String sentence) {
    return AddedRule.doubt(sentence, wording);
  }

  private void add(String field, String name, String text, OverlayVerdict verdict) {
    judged.add(new Judged(field, name, text, verdict));
  }

  private void readings() {
    overlay
        .tightens()
        .forEach(
            (id, text) ->
                add(
                    "ext.relay.tightens." + id,
                    "the reading of " + id,
                    text,
                    clause(id)
                        .map(clause -> reading(wording, clause.text(), text))
                        // there is nothing that it could be stricter than: it is added
                        .orElseGet(() -> addition(wording, text))));
  }

  private Optional<Clause> clause(String id) {
    return base == null ? Optional.empty() : base.clause(id);
  }

  /** Clause by clause; then what only several lines say together. */
  private void text() {
    var known = new HashSet<String>();
    for (var clause : ClauseText.of(overlay.text())) {
      known.addAll(ShownText.sentences(clause.text()));
      var isHeading = clause.text().startsWith("#");
      add(
          "policy",
          "clause " + clause.label(),
          clause.text(),
          isHeading
              ? added(clause.text(), wording, AddedRule::doubtInPassing)
              : rule(clause.text()));
    }
    ShownText.sentences(overlay.text()).stream()
        .filter(sentence -> known.stream().noneMatch(one -> one.contains(sentence)))
        .filter(wording::loosens)
        .forEach(sentence -> add("policy", "a sentence of several lines", sentence, new Loosens()));
  }

  private void besideTheText() {
    beside("guidance", PolicyEntry::guidance, this::asRule);
    beside("name", entry -> Optional.of(entry.name()), AddedRule::doubtInPassing);
    beside("description", PolicyEntry::description, AddedRule::doubtInPassing);
    overlay
        .reviewerGuidance()
        .ifPresent(
            text ->
                add(
                    "ext.relay.reviewer_guidance",
                    "the guidance for reviewers",
                    text,
                    inDoubt(text, this::asRule)));
  }

  /** What the base says word for word takes nothing from it. */
  private void beside(
      String field,
      Function<PolicyEntry, Optional<String>> of,
      Function<String, Optional<String>> doubts) {
    of.apply(overlay)
        .filter(text -> base == null || !of.apply(base.entry()).equals(Optional.of(text)))
        .ifPresent(text -> add(field, "the " + field, text, added(text, wording, doubts)));
  }

  /** Of an exemplar that passes nobody but a person can tell whether it would pass the base. */
  private void examples() {
    for (var example : overlay.passing()) {
      if (base == null || !base.entry().passing().contains(example)) {
        var lets = OverlayWording.letsGoAnywhere(said(example));
        add(
            "exemplars.pass",
            "an exemplar that passes",
            said(example),
            lets ? new Loosens() : new Unproved("may pass what the base fails"));
      }
    }
    for (var example : overlay.failing()) {
      add(
          "exemplars.fail",
          "an exemplar that fails",
          said(example),
          inDoubt(said(example), AddedRule::doubtInExample));
    }
  }

  /** An item is read beside the base's; what it lets go it has to name as an exception. */
  private void items() {
    var content = overlay.content();
    for (var one : content.requirements()) {
      if (one.value() instanceof RequirementValue.Words words) {
        add(
            "ext.relay.requirements",
            "requirement " + one.id(),
            words.text(),
            quotes.isOne(words.text()) ? shown(words.text()) : rule(words.text()));
      }
    }
    for (var one : content.disclosures()) {
      add(
          "ext.relay.disclosures",
          "disclosure " + one.id(),
          one.text(),
          LanguageTag.isOtherThanEnglish(one.language())
              ? shown(one.text())
              : added(one.text(), wording, AddedRule::doubtInPassing));
    }
    for (var one : content.exceptions()) {
      add(
          "ext.relay.exceptions",
          "exception " + one.id(),
          one.text(),
          new Unproved("lets go what it names"));
    }
  }

  /**
   * What ads show in another language is held against the base where it is English all the same.
   */
  private OverlayVerdict shown(String text) {
    if (wording.loosens(text)) {
      return new Loosens();
    }
    return ShownText.sentences(text).stream()
        .filter(English::isEnough)
        .flatMap(sentence -> AddedRule.doubtInPassing(sentence).stream())
        .findFirst()
        .<OverlayVerdict>map(Unproved::new)
        .orElseGet(Stricter::new);
  }

  private static String said(Exemplar example) {
    return example.scenario() + " " + example.explanation();
  }
}
