package org.policyrelay.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.CalendarChange;
import org.policyrelay.calendar.CalendarData;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.kernel.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Newer market calendars for a relay that runs: governments set days late and change them, and
 * nobody waits for a release. A file counts from when it is loaded, on every node; open deadlines
 * stay where they are until an administrator moves them.
 */
@Service
public class CalendarFiles {

  /** What the audit has them under. */
  public static final String SUBJECT = "calendars";

  private static final Logger LOG = LoggerFactory.getLogger(CalendarFiles.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CalendarFileRows rows;
  private final Calendars calendars;
  private final Audit audit;
  private final TransactionOperations transactions;
  private final Clock clock;

  /** The last file that this node has taken note of; 0 is what comes with the relay. */
  private final AtomicLong seen = new AtomicLong();

  CalendarFiles(
      CalendarFileRows rows,
      Calendars calendars,
      Audit audit,
      TransactionOperations transactions,
      Clock clock) {
    this.rows = rows;
    this.calendars = calendars;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What a file would change.
   *
   * @param calendars as they would be with it
   * @param days the days that would be others
   */
  public record Trial(
      Calendars calendars, LocalDate asOf, String source, List<CalendarChange> days) {}

  /**
   * Tries a file and changes nothing.
   *
   * @throws RefusedException when it cannot be taken, with every field that is wrong
   */
  public Trial attempt(JsonNode file) {
    refresh();
    var data = CalendarData.read(file);
    data.requireKnownAt(clock.instant());
    var tried = calendars.with(data);
    return new Trial(tried, data.asOf(), data.source(), calendars.changesTo(tried));
  }

  /** Loads a file: from now on working time counts with it, here at once, elsewhere soon. */
  public void load(JsonNode file, Trial trial, String by, String reason) {
    keep(
        Optional.of(trial.asOf()),
        Optional.of(trial.source()).filter(text -> !text.isEmpty()),
        file.toString(),
        trial.days().size(),
        by,
        reason);
  }

  /** What going back to the calendars that come with the relay would change. */
  public Trial attemptBuiltIn() {
    refresh();
    var tried = calendars.withoutFile();
    return new Trial(tried, calendars.builtInAsOf(), "", calendars.changesTo(tried));
  }

  /** Goes back to the calendars that come with the relay. */
  public void unload(Trial trial, String by, String reason) {
    keep(Optional.empty(), Optional.empty(), null, trial.days().size(), by, reason);
  }

  private void keep(
      Optional<LocalDate> asOf,
      Optional<String> source,
      @Nullable String content,
      int days,
      String by,
      String reason) {
    transactions.executeWithoutResult(
        running -> {
          rows.add(
              new LoadedFile(0, asOf, source, clock.instant(), by, reason, days),
              content,
              calendars.builtInAsOf());
          audit.record(
              SUBJECT,
              asOf.isPresent() ? "calendar-loaded" : "calendar-unloaded",
              by,
              "%s, %s: %s"
                  .formatted(
                      asOf.map(day -> "as of " + day).orElse("what comes with the relay"),
                      days == 1 ? "1 day is another" : days + " days are others",
                      reason));
        });
    refresh();
  }

  /** Every file that was loaded lately, the newest first. */
  public List<LoadedFile> history(int most) {
    return rows.newest(most);
  }

  /** Takes note of what another node may have loaded. */
  public void refresh() {
    if (rows.last() == seen.get()) {
      return;
    }
    synchronized (seen) {
      var current = rows.current();
      calendars.use(current.filter(this::counts).map(this::data).orElse(null));
      seen.set(current.map(CalendarFileRows.Current::id).orElse(0L));
      LOG.info("Market calendars: counting with {}", current.map(this::named).orElse("our own"));
    }
  }

  /** An older file does not hold up newer facts that came with a release. */
  private boolean counts(CalendarFileRows.Current file) {
    return file.content() != null
        && (!calendars.builtInAsOf().isAfter(file.builtInAsOf())
            || !data(file).asOf().isBefore(calendars.builtInAsOf()));
  }

  private String named(CalendarFileRows.Current file) {
    return counts(file)
        ? "the file as of " + data(file).asOf()
        : "what comes with the relay, as of " + calendars.builtInAsOf();
  }

  private CalendarData data(CalendarFileRows.Current file) {
    try {
      return CalendarData.read(JSON.readTree(file.content()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("calendar file " + file.id() + " cannot be read", e);
    }
  }
}
