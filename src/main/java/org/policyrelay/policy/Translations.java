package org.policyrelay.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.entry.LanguageTag;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.WrittenText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Versions in the languages of the markets. A newer translation takes the place of an older. */
@Service
@Transactional
public class Translations {

  private final JdbcClient jdbc;
  private final PolicyRows rows;
  private final PolicyWrites writes;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  Translations(
      JdbcClient jdbc,
      PolicyRows rows,
      PolicyWrites writes,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.writes = writes;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a translator writes. */
  public record Wording(
      String name, @Nullable String description, String policy, @Nullable String guidance) {

    /** The English that is translated. */
    public static Wording of(PolicyEntry english) {
      return new Wording(
          english.name(),
          english.description().orElse(null),
          english.text(),
          english.guidance().orElse(null));
    }

    /** Whether nobody who reads one could tell it from the other. */
    public boolean looksLike(Wording other) {
      return Seen.words(name).equals(Seen.words(other.name))
          && Seen.lines(orNothing(description)).equals(Seen.lines(orNothing(other.description)))
          && Seen.isSame(policy, other.policy)
          && Seen.isSame(orNothing(guidance), orNothing(other.guidance));
    }

    private static String orNothing(@Nullable String text) {
      return text == null ? "" : text;
    }
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} for a version that is not there
   */
  @Transactional(readOnly = true)
  public void requireVersion(String policyId, String version) {
    find(policyId, version);
  }

  /**
   * Refuses what can be no translation.
   *
   * @param language BCP 47 tag; anything but English
   * @return the tag in its usual spelling
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and every field that is wrong
   */
  public String check(String language, Wording wording) {
    var tag = LanguageTag.of(language);
    check(wording);
    return tag;
  }

  /**
   * Lets readers have a translation of a version.
   *
   * @param by who wrote it
   * @param approvedBy who answers for it that it says the same
   * @throws RefusedException as {@link #requireVersion} and {@link #check}
   */
  public Translation add(
      String policyId,
      String version,
      String language,
      Wording wording,
      String by,
      String approvedBy) {
    check(wording);
    var translated = find(policyId, version);
    var translation =
        new Translation(
            policyId,
            version,
            LanguageTag.of(language),
            wording.name(),
            wording.description(),
            wording.policy(),
            wording.guidance(),
            sourceHash(translated.entry()),
            by,
            approvedBy,
            clock.instant());
    writes.begin(clock.instant());
    events.publishEvent(new RegistryChanged());
    insert(translation);
    audit.record(policyId, "translated", by, version + " into " + translation.language());
    return translation;
  }

  private PublishedVersion find(String policyId, String version) {
    return rows.find(policyId, version)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND, "There is no version " + version + " of " + policyId));
  }

  /**
   * What there is to read beside English: for each language the newest translation of the newest
   * version up to the one that is shown; of what was withdrawn only where that is shown.
   */
  @Transactional(readOnly = true)
  public List<Translation> of(PublishedVersion shown) {
    var number = shown.number().sortable();
    var newest = new LinkedHashMap<String, Translation>();
    jdbc.sql(
            """
            select t.* from policy_translation t
              join policy_version v on v.policy_id = t.policy_id and v.version = t.version
             where t.policy_id = ? and v.version_number <= ?
               and (v.withdrawn_at is null or v.version = ?)
             order by t.language, v.version_number desc, t.id desc
            """)
        .params(shown.entry().policyId(), number, shown.version())
        .query(Translations::read)
        .list()
        .forEach(one -> newest.putIfAbsent(one.language(), one));
    return newest.values().stream().map(one -> asSeen(one, shown)).toList();
  }

  /** Of English that nobody could tell from what was translated it is the translation, too. */
  private Translation asSeen(Translation one, PublishedVersion shown) {
    return one.isStale(shown)
            && rows.find(one.policyId(), one.version())
                .map(translated -> Wording.of(translated.entry()))
                .filter(translated -> translated.looksLike(Wording.of(shown.entry())))
                .isPresent()
        ? one.ofSource(sourceHash(shown.entry()))
        : one;
  }

  /** Of what a translator translates. */
  static String sourceHash(PolicyEntry entry) {
    var parts =
        List.of(
            entry.name(),
            entry.description().orElse(""),
            entry.text(),
            entry.guidance().orElse(""));
    return Sha256.of(parts.stream().map(part -> part + "\0").collect(Collectors.joining()));
  }

  private static void check(Wording wording) {
    var errors = new ArrayList<FieldError>();
    TextKind.LINE.errorIn("name", wording.name()).ifPresent(errors::add);
    WrittenText.errorIn("policy", wording.policy()).ifPresent(errors::add);
    if (wording.description() != null) {
      TextKind.DESCRIPTION.errorIn("description", wording.description()).ifPresent(errors::add);
    }
    if (wording.guidance() != null) {
      WrittenText.errorIn("guidance", wording.guidance()).ifPresent(errors::add);
    }
    if (!errors.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "This is no translation; correct "
              + String.join(", ", errors.stream().map(FieldError::field).toList()),
          errors);
    }
  }

  private void insert(Translation one) {
    jdbc.sql(
            "insert into policy_translation (policy_id, version, language, name, description,"
                + " policy, guidance, source_hash, translated_by, approved_by, recorded_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            one.policyId(),
            one.version(),
            one.language(),
            one.name(),
            one.description(),
            one.text(),
            one.guidance(),
            one.sourceHash(),
            one.by(),
            one.approvedBy(),
            Columns.at(one.at()))
        .update();
  }

  private static Translation read(ResultSet row, int number) throws SQLException {
    return new Translation(
        row.getString("policy_id"),
        row.getString("version"),
        row.getString("language"),
        row.getString("name"),
        row.getString("description"),
        row.getString("policy"),
        row.getString("guidance"),
        row.getString("source_hash"),
        row.getString("translated_by"),
        row.getString("approved_by"),
        Columns.instant(row, "recorded_at"));
  }
}
