package org.policyrelay.policy.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;

/**
 * Holds an entry against the Ad Context Protocol's schema of a policy entry and collects everything
 * that is wrong; what the schema leaves open has the limits of the text's {@link TextKind}. {@code
 * source} belongs to the schema and is taken.
 */
public final class EntryCheck {

  static final Pattern POLICY_ID = Pattern.compile("[a-z0-9][a-z0-9_.:-]{0,99}");

  /** The addresses of the public site that a policy of that name would hide behind. */
  private static final Set<String> PAGES =
      Set.of("matrix", "search", "finder", "markets", "changes.atom");

  /** What may stand in {@code ext}, as JSON. */
  private static final int LONGEST_EXT = 100_000;

  private static final Set<String> FIELDS =
      Set.of(
          "policy_id",
          "source",
          "version",
          "name",
          "description",
          "category",
          "enforcement",
          "requires_human_review",
          "jurisdictions",
          "region_aliases",
          "policy_categories",
          "channels",
          "governance_domains",
          "effective_date",
          "sunset_date",
          "source_url",
          "source_name",
          "policy",
          "guidance",
          "exemplars",
          "ext");
  static final Set<String> CHANNELS =
      Set.of(
          "display",
          "olv",
          "social",
          "search",
          "ctv",
          "linear_tv",
          "radio",
          "streaming_audio",
          "podcast",
          "dooh",
          "ooh",
          "print",
          "cinema",
          "email",
          "gaming",
          "retail_media",
          "influencer",
          "affiliate",
          "product_placement",
          "sponsored_intelligence");
  private static final Set<String> DOMAINS =
      Set.of("campaign", "property", "creative", "content_standards");

  private final JsonNode entry;
  private final EntryFields fields;

  private EntryCheck(JsonNode entry) {
    this.entry = entry;
    this.fields = new EntryFields(entry);
  }

  /** Everything that is wrong, empty for a valid entry. */
  public static List<FieldError> errorsOf(JsonNode entry) {
    var check = new EntryCheck(entry);
    if (entry.isObject()) {
      check.run();
    } else {
      check.fields.error("policy", "wrong-type", "must be a JSON object");
    }
    return check.fields.errors();
  }

  private void written(String field, @Nullable String markdown) {
    if (markdown != null && TextKind.POLICY_TEXT.errorIn(field, markdown).isEmpty()) {
      WrittenText.errorIn(field, markdown).ifPresent(fields::add);
    }
  }

  private void run() {
    fields.unknown(entry, "", FIELDS);
    policyId();
    fields.oneOf("source", Set.of("registry", "inline"), false);
    var version = fields.optional("version", TextKind.LINE);
    if (version != null && SemanticVersion.parse(version).isEmpty()) {
      fields.error("version", "malformed", "must be a version of three numbers, such as 1.0.0");
    }
    fields.optional("name", TextKind.LINE);
    fields.optional("description", TextKind.DESCRIPTION);
    fields.oneOf("category", PolicyEntry.CATEGORIES, false);
    fields.oneOf("enforcement", Set.of("must", "should", "may"), true);
    var review = entry.path("requires_human_review");
    if (!review.isMissingNode() && !review.isBoolean()) {
      fields.error("requires_human_review", "wrong-type", "must be true or false");
    }
    fields.countries("jurisdictions", entry.path("jurisdictions"));
    regionAliases();
    fields.texts("policy_categories");
    fields.choices("channels", CHANNELS);
    fields.choices("governance_domains", DOMAINS);
    dates();
    sourceUrl();
    fields.optional("source_name", TextKind.LINE);
    written("policy", fields.required("policy", TextKind.POLICY_TEXT));
    written("guidance", fields.optional("guidance", TextKind.POLICY_TEXT));
    exemplars();
    ext();
    Unstorable.errorsOf(entry).forEach(fields::add);
  }

  private void policyId() {
    var id = fields.required("policy_id", TextKind.LINE);
    if (id != null && !POLICY_ID.matcher(id).matches()) {
      fields.error(
          "policy_id",
          "malformed",
          "must have 1 to 100 of a-z, 0-9, _ . : - and begin with a letter or digit");
    }
    if (id != null && PAGES.contains(id)) {
      fields.error("policy_id", "reserved", "is the name of a page; choose another");
    }
  }

  private void regionAliases() {
    var aliases = entry.path("region_aliases");
    if (aliases.isMissingNode()) {
      return;
    }
    if (!aliases.isObject()) {
      fields.error("region_aliases", "wrong-type", "must be an object of lists of country codes");
      return;
    }
    if (fields.isTooMany("region_aliases", aliases)) {
      return;
    }
    for (var alias : aliases.properties()) {
      TextKind.LINE.errorIn("region_aliases", alias.getKey()).ifPresent(fields::add);
      fields.countries("region_aliases." + Texts.shown(alias.getKey()), alias.getValue());
    }
  }

  private void dates() {
    var effective = fields.date("effective_date");
    var sunset = fields.date("sunset_date");
    if (effective != null && sunset != null && sunset.isBefore(effective)) {
      fields.error("sunset_date", "too-early", "must not lie before effective_date");
    }
  }

  private void sourceUrl() {
    var url = fields.optional("source_url", TextKind.NOTE);
    if (url != null) {
      WebAddress.errorIn("source_url", url).ifPresent(fields::add);
    }
  }

  private void exemplars() {
    var exemplars = entry.path("exemplars");
    if (exemplars.isMissingNode()) {
      return;
    }
    if (!exemplars.isObject()) {
      fields.error("exemplars", "wrong-type", "must be an object with pass and fail");
      return;
    }
    fields.unknown(exemplars, "exemplars.", Set.of("pass", "fail"));
    for (var side : List.of("pass", "fail")) {
      var place = "exemplars." + side;
      var list = exemplars.path(side);
      if (!list.isMissingNode() && !list.isArray()) {
        fields.error(place, "wrong-type", "must be a list");
      } else if (!fields.isTooMany(place, list)) {
        for (var index = 0; index < list.size(); index++) {
          exemplar(place + "[" + index + "]", list.get(index));
        }
      }
    }
  }

  private void exemplar(String path, JsonNode exemplar) {
    if (!exemplar.isObject()) {
      fields.error(path, "wrong-type", "must be an object with scenario and explanation");
      return;
    }
    fields.unknown(exemplar, path + ".", Set.of("scenario", "explanation"));
    for (var field : List.of("scenario", "explanation")) {
      if (exemplar.path(field).isTextual()) {
        TextKind.NOTE
            .errorIn(path + "." + field, exemplar.path(field).asText())
            .ifPresent(fields::add);
      } else {
        fields.error(path + "." + field, "required", "must be a text");
      }
    }
  }

  private void ext() {
    var ext = entry.path("ext");
    if (ext.isMissingNode()) {
      return;
    }
    if (!ext.isObject()) {
      fields.error("ext", "wrong-type", "must be an object");
    }
    if (ext.toString().length() > LONGEST_EXT) {
      fields.error("ext", "too-long", "must have at most " + LONGEST_EXT + " characters of JSON");
    }
    RelayFields.errorsOf(entry).forEach(fields::add);
  }
}
