package org.policyrelay.policy.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.content.PolicyContent;

/**
 * A valid policy entry of the Ad Context Protocol's policy registry. It keeps what came in to the
 * letter: every field, in the order in which it came.
 */
public final class PolicyEntry {

  /** What {@link #category} may be. */
  public static final Set<String> CATEGORIES = Set.of("regulation", "standard");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper SORTED =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private static final String REVIEWER_GUIDANCE = "reviewer_guidance";

  private final ObjectNode json;

  private PolicyEntry(ObjectNode json) {
    this.json = json;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} and every wrong field
   */
  public static PolicyEntry parse(JsonNode entry) {
    EntryFaults.requireNone(EntryCheck.errorsOf(entry));
    // read as it will be read from the database, so that numbers are the same from the beginning
    return stored(entry.toString());
  }

  /**
   * An entry that was checked when it came in, such as one from the registry's own table. It is not
   * checked again: what was right when it was taken stays readable when the limits are others.
   */
  public static PolicyEntry stored(String json) {
    try {
      return new PolicyEntry((ObjectNode) JSON.readTree(json));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a stored policy entry is no JSON", unreadable);
    }
  }

  /** An entry that was put together from checked ones. */
  public static PolicyEntry trusted(ObjectNode json) {
    return new PolicyEntry(json);
  }

  /**
   * The entry with some fields changed. What stays was checked when it came in, and is not held
   * against it.
   *
   * @throws RefusedException when the change is not valid
   */
  public PolicyEntry with(Map<String, Object> changedFields) {
    ObjectNode changed = json.deepCopy();
    changedFields.forEach((field, content) -> changed.set(field, JSON.valueToTree(content)));
    return changed(changed, changedFields.keySet());
  }

  /** The entry with an optional field left out. */
  public PolicyEntry without(String field) {
    ObjectNode changed = json.deepCopy();
    changed.remove(field);
    return changed(changed, Set.of(field));
  }

  /**
   * The entry as somebody edited it as a whole; as {@link #with}.
   *
   * @throws RefusedException when what they edited is not valid
   */
  public PolicyEntry edited(ObjectNode whole) {
    var fields = new HashSet<String>();
    whole.fieldNames().forEachRemaining(fields::add);
    json.fieldNames().forEachRemaining(fields::add);
    fields.removeIf(field -> json.path(field).equals(whole.path(field)));
    return fields.isEmpty() ? this : changed(whole.deepCopy(), fields);
  }

  /**
   * What the public may read of it: all but the guidance for reviewers. Equal to this entry where
   * it has none.
   */
  public PolicyEntry publicPart() {
    if (reviewerGuidance().isEmpty()) {
      return this;
    }
    ObjectNode open = json.deepCopy();
    var ext = (ObjectNode) open.path("ext");
    var relay = (ObjectNode) ext.path("relay");
    relay.remove(REVIEWER_GUIDANCE);
    if (relay.isEmpty()) {
      ext.remove("relay");
    }
    if (ext.isEmpty()) {
      open.remove("ext");
    }
    return new PolicyEntry(open);
  }

  private PolicyEntry changed(ObjectNode changed, Set<String> fields) {
    EntryFaults.requireNone(EntryFaults.ofEdit(json, changed, fields));
    return stored(changed.toString());
  }

  /** Exactly what came in; a copy. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  public String policyId() {
    return json.path("policy_id").asText();
  }

  /** The name that people read, the id where none was given. */
  public String name() {
    return text("name").filter(name -> !Texts.isBlank(name)).orElseGet(this::policyId);
  }

  public Optional<String> version() {
    return text("version");
  }

  public Optional<String> description() {
    return text("description");
  }

  public Enforcement enforcement() {
    return Enforcement.of(json.path("enforcement").asText()).orElseThrow();
  }

  /** {@code regulation} or {@code standard}, the latter where nothing was said. */
  public String category() {
    return json.path("category").asText("standard");
  }

  public boolean requiresHumanReview() {
    return json.path("requires_human_review").asBoolean(false);
  }

  /** ISO 3166-1 alpha-2 codes; empty = everywhere. */
  public List<String> jurisdictions() {
    return list("jurisdictions");
  }

  /** The same as markets, each once; {@link Market#EVERYWHERE} alone where it names none. */
  public List<Market> markets() {
    var named = jurisdictions().stream().distinct().map(Market::new).toList();
    return named.isEmpty() ? List.of(Market.EVERYWHERE) : named;
  }

  public List<String> policyCategories() {
    return list("policy_categories");
  }

  public List<String> channels() {
    return list("channels");
  }

  /** The channels that an entry may name. */
  public static Set<String> knownChannels() {
    return EntryCheck.CHANNELS;
  }

  public List<String> governanceDomains() {
    return list("governance_domains");
  }

  /** Regions and the countries in each, as the entry has them; missing where it has none. */
  public JsonNode regionAliases() {
    return json.path("region_aliases");
  }

  public Optional<String> effectiveDate() {
    return text("effective_date");
  }

  public Optional<String> sunsetDate() {
    return text("sunset_date");
  }

  public Optional<String> sourceUrl() {
    return text("source_url");
  }

  public Optional<String> sourceName() {
    return text("source_name");
  }

  /** The policy itself, Markdown. */
  public String text() {
    return json.path("policy").asText();
  }

  public Optional<String> guidance() {
    return text("guidance");
  }

  /** How our reviewers decide what the text leaves open; never public. */
  public Optional<String> reviewerGuidance() {
    return relayText(REVIEWER_GUIDANCE);
  }

  /** What the policy says about its subject, absent where it does not say. */
  public Optional<Stance> stance() {
    return relayText("stance").flatMap(Stance::of);
  }

  /** The policy that this one tightens in one market, absent for a policy of its own. */
  public Optional<String> overlayOf() {
    return relayText("overlay_of");
  }

  /** Base clauses that an overlay words more strictly: clause id to its text, in order. */
  public Map<String, String> tightens() {
    var clauses = new LinkedHashMap<String, String>();
    json.path("ext")
        .path("relay")
        .path("tightens")
        .properties()
        .forEach(clause -> clauses.put(clause.getKey(), clause.getValue().asText()));
    return clauses;
  }

  /** What it says item by item, as it is stored. */
  public PolicyContent content() {
    return PolicyContent.read(policyId(), json.path("ext").path("relay"));
  }

  /** A case and why it is right or wrong. */
  public record Exemplar(String scenario, String explanation) {}

  public List<Exemplar> passing() {
    return exemplars("pass");
  }

  public List<Exemplar> failing() {
    return exemplars("fail");
  }

  /**
   * SHA-256 of the content, independent of field order, of the version and of what the registry
   * adds: equal hashes mean that the same was approved.
   */
  public String contentHash() {
    ObjectNode content = json.deepCopy();
    content.remove("version");
    try {
      return Sha256.of(SORTED.writeValueAsString(SORTED.treeToValue(content, Object.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a parsed entry can be written", e);
    }
  }

  private Optional<String> relayText(String field) {
    var value = json.path("ext").path("relay").path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  private Optional<String> text(String field) {
    var value = json.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  private List<String> list(String field) {
    var values = new ArrayList<String>();
    json.path(field).forEach(value -> values.add(value.asText()));
    return List.copyOf(values);
  }

  private List<Exemplar> exemplars(String side) {
    var exemplars = new ArrayList<Exemplar>();
    json.path("exemplars")
        .path(side)
        .forEach(
            one ->
                exemplars.add(
                    new Exemplar(one.path("scenario").asText(), one.path("explanation").asText())));
    return List.copyOf(exemplars);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyEntry entry && json.equals(entry.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return policyId() + " " + version().orElse("(no version)");
  }
}
