package org.policyrelay.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PolicyEntry.Exemplar;
import org.policyrelay.policy.entry.ShownText;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Source;
import org.policyrelay.policy.entry.content.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All texts that were ever published, in the order in which they came, for whoever indexes them.
 */
@Service
@Transactional(readOnly = true)
public class SearchSource {

  private final JdbcClient jdbc;

  SearchSource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param sequence goes up with what came later
   * @param language BCP 47 tag
   * @param text as a page shows it, without the signs of its Markdown, and what stands beside it
   *     item by item
   * @param beside what explains the text and is no rule: guidance, examples and sources, each said
   *     to be one
   * @param markets in which the version was ever to apply
   */
  public record Searchable(
      long sequence,
      String policyId,
      String version,
      String language,
      String name,
      String text,
      String beside,
      List<Market> markets) {}

  /** Versions that came after the sequence number, the earliest first. */
  public List<Searchable> versionsAfter(long sequence, int most) {
    return jdbc.sql(
            "select sequence, entry, version from policy_version where sequence > ?"
                + " order by sequence fetch first ? rows only")
        .params(sequence, most)
        .query(this::version)
        .list();
  }

  /** Translations that came after the sequence number, the earliest first. */
  public List<Searchable> translationsAfter(long sequence, int most) {
    return jdbc.sql(
            "select * from policy_translation where id > ? order by id fetch first ? rows only")
        .params(sequence, most)
        .query(this::translation)
        .list();
  }

  /** Goes up with everything that is published or taken back. */
  public long revision() {
    return jdbc.sql("select revision from policy_registry where id = 1").query(Long.class).single();
  }

  /** Every version, and every translation, of what has changed since: it may have more markets. */
  public Stream<Searchable> changedSince(long revision) {
    var changed = " where policy_id in (select policy_id from policy where changed_revision > ?)";
    return Stream.concat(
        jdbc
            .sql("select sequence, entry, version from policy_version" + changed)
            .param(revision)
            .query(this::version)
            .list()
            .stream(),
        jdbc
            .sql("select * from policy_translation" + changed + " order by id")
            .param(revision)
            .query(this::translation)
            .list()
            .stream());
  }

  private Searchable version(ResultSet row, int number) throws SQLException {
    var entry = PolicyEntry.stored(row.getString("entry"));
    var version = row.getString("version");
    return new Searchable(
        row.getLong("sequence"),
        entry.policyId(),
        version,
        "en",
        entry.name(),
        text(entry),
        beside(entry),
        markets(entry.policyId(), version));
  }

  private Searchable translation(ResultSet row, int number) throws SQLException {
    return new Searchable(
        row.getLong("id"),
        row.getString("policy_id"),
        row.getString("version"),
        row.getString("language"),
        row.getString("name"),
        Stream.concat(
                Stream.ofNullable(row.getString("description")),
                Stream.of(ShownText.lines(row.getString("policy"))))
            .collect(Collectors.joining("\n\n")),
        Optional.ofNullable(row.getString("guidance")).map(SearchSource::guidance).orElse(""),
        markets(row.getString("policy_id"), row.getString("version")));
  }

  private static String text(PolicyEntry entry) {
    var parts = new ArrayList<String>();
    entry.description().ifPresent(parts::add);
    parts.add(ShownText.lines(entry.text()));
    items(entry.content()).forEach(parts::add);
    return String.join("\n\n", parts);
  }

  /** What is a rule item by item, in words that people look for. */
  private static Stream<String> items(PolicyContent content) {
    return Stream.of(
            content.topics().stream().map(SearchSource::topic),
            content.requirements().stream().map(SearchSource::requirement),
            content.exceptions().stream().map(one -> "Exception: " + one.text()),
            content.disclosures().stream().map(one -> "Disclosure: " + one.text()))
        .flatMap(Function.identity());
  }

  private static String topic(Topic topic) {
    var definition = topic.definition();
    return "Topic: " + topic.name() + (definition == null ? "" : ": " + definition);
  }

  private static String requirement(Requirement requirement) {
    var value = requirement.value();
    return Words.title(requirement.type().code()) + (value == null ? "" : ": " + value.text());
  }

  private static String beside(PolicyEntry entry) {
    return Stream.of(
            entry.guidance().stream().map(SearchSource::guidance),
            entry.passing().stream().map(one -> example("Complies", one)),
            entry.failing().stream().map(one -> example("Violates", one)),
            entry.content().sources().stream().map(SearchSource::source))
        .flatMap(Function.identity())
        .collect(Collectors.joining("\n\n"));
  }

  private static String source(Source source) {
    var provision = source.provision();
    return "Source: " + source.name() + (provision == null ? "" : ", " + provision);
  }

  private static String guidance(String text) {
    return "Guidance: " + ShownText.lines(text);
  }

  private static String example(String what, Exemplar exemplar) {
    return "%s: %s %s".formatted(what, exemplar.scenario(), exemplar.explanation());
  }

  private List<Market> markets(String policyId, String version) {
    return jdbc.sql(
            "select distinct market from policy_release where policy_id = ? and version = ?")
        .params(policyId, version)
        .query((row, number) -> new Market(row.getString("market")))
        .list();
  }
}
