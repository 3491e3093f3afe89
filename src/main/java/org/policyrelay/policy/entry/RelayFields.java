package org.policyrelay.policy.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.content.ContentCheck;

/**
 * Checks what a drafter may say under {@code ext.relay}: the stance, the guidance for reviewers,
 * for an overlay its base and the base clauses that it tightens, and the content item by item. All
 * else there is written by the registry.
 */
final class RelayFields {

  private static final String PATH = "ext.relay";
  private static final Set<String> OURS =
      Set.of("stance", "reviewer_guidance", "overlay_of", "tightens");
  private static final Pattern CLAUSE = Pattern.compile("c[1-9]\\d{0,5}");

  private final JsonNode entry;
  private final JsonNode relay;
  private final List<FieldError> errors = new ArrayList<>();

  private RelayFields(JsonNode entry) {
    this.entry = entry;
    this.relay = entry.path("ext").path("relay");
  }

  static List<FieldError> errorsOf(JsonNode entry) {
    var check = new RelayFields(entry);
    if (!check.relay.isMissingNode()) {
      check.run();
    }
    return check.errors;
  }

  private void run() {
    if (!relay.isObject()) {
      error("", "wrong-type", "must be an object");
      return;
    }
    relay
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!OURS.contains(name) && !ContentCheck.PARTS.contains(name)) {
                error(
                    "." + Texts.shown(name),
                    "reserved",
                    "is written by the registry; leave it out");
              }
            });
    if (relay.has("stance") && Stance.of(relay.path("stance").asText()).isEmpty()) {
      error(".stance", "unknown-value", "must be one of allowed, prohibited, restricted");
    }
    reviewerGuidance();
    overlay();
    tightens();
    errors.addAll(ContentCheck.errorsOf(entry));
  }

  private void reviewerGuidance() {
    if (!relay.has("reviewer_guidance")) {
      return;
    }
    var guidance = relay.path("reviewer_guidance");
    if (guidance.isTextual()) {
      WrittenText.errorIn(PATH + ".reviewer_guidance", guidance.asText()).ifPresent(errors::add);
    } else {
      error(".reviewer_guidance", "wrong-type", "must be a text");
    }
  }

  private void overlay() {
    if (!relay.has("overlay_of")) {
      return;
    }
    var base = relay.path("overlay_of");
    if (!base.isTextual() || !EntryCheck.POLICY_ID.matcher(base.asText()).matches()) {
      error(".overlay_of", "malformed", "must be the id of the policy that this one tightens");
    } else if (base.asText().equals(entry.path("policy_id").asText())) {
      error(".overlay_of", "malformed", "must be another policy");
    }
    if (entry.path("jurisdictions").size() != 1) {
      errors.add(
          new FieldError(
              "jurisdictions",
              "one-market",
              "must name the one market of the overlay; write another overlay for another market"));
    }
  }

  private void tightens() {
    if (!relay.has("tightens")) {
      return;
    }
    var tightens = relay.path("tightens");
    if (!tightens.isObject() || !relay.has("overlay_of")) {
      error(".tightens", "wrong-type", "must be an object of clause ids and texts, in an overlay");
      return;
    }
    for (var clause : tightens.properties()) {
      var place = ".tightens." + Texts.shown(clause.getKey());
      if (!CLAUSE.matcher(clause.getKey()).matches()) {
        error(place, "malformed", "must be named by the id of a base clause, such as c3");
      }
      var text = clause.getValue();
      if (text.isNull() || (text.isTextual() && Texts.isBlank(text.asText()))) {
        error(place, "drops-clause", "would drop the clause; an overlay may only tighten it");
      } else if (!text.isTextual() || text.asText().lines().count() > 1) {
        error(place, "wrong-type", "must be a text of one line");
      } else if (Texts.isBlank(ShownText.letters(text.asText()))) {
        error(
            place,
            "drops-clause",
            "would show nothing on the page; write the clause in words that are shown");
      } else {
        wording(place, text.asText());
      }
    }
  }

  private void wording(String place, String text) {
    WrittenText.errorIn(PATH + place, text)
        .or(
            () ->
                Texts.problemOfLine(text)
                    .map(problem -> new FieldError(PATH + place, "malformed", problem)))
        .ifPresent(errors::add);
  }

  private void error(String place, String code, String message) {
    errors.add(new FieldError(PATH + place, code, message));
  }
}
