package org.policyrelay.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;

/**
 * Holds an entry against the Ad Context Protocol's schema of a policy entry and collects everything
 * that is wrong. Lengths are counted in Unicode code points, as JSON Schema counts them. {@code
 * source} belongs to the schema and is taken.
 */
final class EntryCheck {

  static final Pattern POLICY_ID = Pattern.compile("[a-z0-9][a-z0-9_.:-]{0,99}");

  /** The addresses of the public site that a policy of that name would hide behind. */
  private static final Set<String> PAGES = Set.of("matrix", "search", "markets", "changes.atom");

  private static final int DESCRIPTION_LENGTH = 500;
  private static final int POLICY_LENGTH = 5000;
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
  private static final Set<String> CHANNELS =
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
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private final JsonNode entry;
  private final List<FieldError> errors = new ArrayList<>();

  private EntryCheck(JsonNode entry) {
    this.entry = entry;
  }

  /** Everything that is wrong, empty for a valid entry. */
  static List<FieldError> errorsOf(JsonNode entry) {
    var check = new EntryCheck(entry);
    if (entry.isObject()) {
      check.run();
    } else {
      check.error("policy", "wrong-type", "must be a JSON object");
    }
    return check.errors;
  }

  private void run() {
    unknown(entry, "", FIELDS);
    var id = text("policy_id", true, 0);
    if (id != null && !POLICY_ID.matcher(id).matches()) {
      error(
          "policy_id",
          "malformed",
          "must have 1 to 100 of a-z, 0-9, _ . : - and begin with a letter or digit");
    }
    if (id != null && PAGES.contains(id)) {
      error("policy_id", "reserved", "is the name of a page; choose another");
    }
    oneOf("source", Set.of("registry", "inline"), false);
    var version = text("version", false, 0);
    if (version != null && SemanticVersion.parse(version).isEmpty()) {
      error("version", "malformed", "must be a version of three numbers, such as 1.0.0");
    }
    text("name", false, 0);
    text("description", false, DESCRIPTION_LENGTH);
    oneOf("category", Set.of("regulation", "standard"), false);
    oneOf("enforcement", Set.of("must", "should", "may"), true);
    var review = entry.path("requires_human_review");
    if (!absent(review) && !review.isBoolean()) {
      error("requires_human_review", "wrong-type", "must be true or false");
    }
    countries("jurisdictions", entry.path("jurisdictions"));
    regionAliases();
    texts("policy_categories", null);
    texts("channels", CHANNELS);
    texts("governance_domains", DOMAINS);
    dates();
    sourceUrl();
    text("source_name", false, 0);
    text("policy", true, POLICY_LENGTH);
    text("guidance", false, 0);
    exemplars();
    ext();
    errors.addAll(Unstorable.errorsOf(entry));
  }

  private void regionAliases() {
    var aliases = entry.path("region_aliases");
    if (absent(aliases)) {
      return;
    }
    if (!aliases.isObject()) {
      error("region_aliases", "wrong-type", "must be an object of lists of country codes");
      return;
    }
    aliases
        .properties()
        .forEach(alias -> countries("region_aliases." + alias.getKey(), alias.getValue()));
  }

  private void dates() {
    var effective = date("effective_date");
    var sunset = date("sunset_date");
    if (effective != null && sunset != null && sunset.isBefore(effective)) {
      error("sunset_date", "too-early", "must not lie before effective_date");
    }
  }

  private void sourceUrl() {
    var url = text("source_url", false, 0);
    if (url == null) {
      return;
    }
    try {
      var uri = new URI(url);
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return;
      }
    } catch (URISyntaxException malformed) {
      // said below, as for any other address that is none
    }
    error("source_url", "malformed", "must be an http or https address");
  }

  private void exemplars() {
    var exemplars = entry.path("exemplars");
    if (absent(exemplars)) {
      return;
    }
    if (!exemplars.isObject()) {
      error("exemplars", "wrong-type", "must be an object with pass and fail");
      return;
    }
    unknown(exemplars, "exemplars.", Set.of("pass", "fail"));
    for (var side : List.of("pass", "fail")) {
      var list = exemplars.path(side);
      if (!absent(list) && !list.isArray()) {
        error("exemplars." + side, "wrong-type", "must be a list");
      }
      for (var index = 0; list.isArray() && index < list.size(); index++) {
        exemplar("exemplars." + side + "[" + index + "]", list.get(index));
      }
    }
  }

  private void exemplar(String path, JsonNode exemplar) {
    if (!exemplar.isObject()) {
      error(path, "wrong-type", "must be an object with scenario and explanation");
      return;
    }
    unknown(exemplar, path + ".", Set.of("scenario", "explanation"));
    for (var field : List.of("scenario", "explanation")) {
      if (!exemplar.path(field).isTextual()) {
        error(path + "." + field, "required", "must be a text");
      }
    }
  }

  private void ext() {
    var ext = entry.path("ext");
    if (absent(ext)) {
      return;
    }
    if (!ext.isObject()) {
      error("ext", "wrong-type", "must be an object");
    }
    errors.addAll(RelayFields.errorsOf(entry));
  }

  private @Nullable String text(String field, boolean required, int longest) {
    var value = entry.path(field);
    if (absent(value) || value.isNull()) {
      if (required) {
        error(field, "required", "must be given");
      } else if (value.isNull()) {
        error(field, "wrong-type", "must be a text, or left out");
      }
      return null;
    }
    if (!value.isTextual()) {
      error(field, "wrong-type", "must be a text");
      return null;
    }
    var text = value.asText();
    if (required && text.isBlank()) {
      error(field, "required", "must not be empty");
      return null;
    }
    var length = text.codePointCount(0, text.length());
    if (longest > 0 && length > longest) {
      error(field, "too-long", "must have at most " + longest + " characters, has " + length);
    }
    return text;
  }

  private void oneOf(String field, Set<String> values, boolean required) {
    var text = text(field, required, 0);
    if (text != null && !values.contains(text)) {
      error(field, "unknown-value", "must be one of " + String.join(", ", new TreeSet<>(values)));
    }
  }

  private void texts(String field, @Nullable Set<String> values) {
    var list = entry.path(field);
    if (absent(list)) {
      return;
    }
    if (!list.isArray()) {
      error(field, "wrong-type", "must be a list of texts");
      return;
    }
    for (var index = 0; index < list.size(); index++) {
      var value = list.get(index);
      if (!value.isTextual() || (values != null && !values.contains(value.asText()))) {
        error(
            field + "[" + index + "]",
            "unknown-value",
            values == null
                ? "must be a text"
                : "must be one of " + String.join(", ", new TreeSet<>(values)));
      }
    }
  }

  private void countries(String field, JsonNode list) {
    if (absent(list)) {
      return;
    }
    if (!list.isArray()) {
      error(field, "wrong-type", "must be a list of country codes");
      return;
    }
    for (var index = 0; index < list.size(); index++) {
      if (!list.get(index).isTextual() || !COUNTRIES.contains(list.get(index).asText())) {
        error(
            field + "[" + index + "]",
            "unknown-country",
            "must be an ISO 3166-1 alpha-2 code, such as SG");
      }
    }
  }

  private @Nullable LocalDate date(String field) {
    var text = text(field, false, 0);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException malformed) {
      error(field, "malformed", "must be a date such as 2026-12-01");
      return null;
    }
  }

  private void unknown(JsonNode object, String path, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                error(path + name, "unknown", "is no field of a policy entry; put your own in ext");
              }
            });
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode();
  }

  private void error(String field, String code, String message) {
    errors.add(new FieldError(field, code, message));
  }
}
