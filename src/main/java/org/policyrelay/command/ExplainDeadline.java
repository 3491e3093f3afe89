package org.policyrelay.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.OpeningHours;
import org.policyrelay.calendar.Segment;
import org.policyrelay.calendar.WorkingTime;
import org.policyrelay.deadline.DeadlinePreview;
import org.policyrelay.deadline.DeadlineWords;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Times;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code explain-deadline}: when work would be due, and every stretch in between with its reason.
 */
@Command(
    name = "explain-deadline",
    mixinStandardHelpOptions = true,
    description = "Tells when work would be due in the working time of a team or of hubs, and why.",
    footer = {
      "",
      "Example: explain-deadline --hubs SG --start 2026-02-16T16:00+08:00 --work PT2H",
      "Teams and calendars are those of application.yml and of relay.* in the environment."
    })
final class ExplainDeadline implements Callable<Integer> {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter ZONED = Moments.WITH_WEEKDAY;

  @ArgGroup(multiplicity = "1")
  private @Nullable Whose whose;

  @Option(
      names = "--start",
      required = true,
      paramLabel = "INSTANT",
      description = "with offset, such as 2026-02-16T16:00+08:00",
      converter = InstantConverter.class)
  private Instant start = Instant.EPOCH;

  @Option(
      names = "--work",
      required = true,
      paramLabel = "DURATION",
      description = "working time, ISO 8601, such as PT8H",
      converter = WorkConverter.class)
  private Duration work = Duration.ZERO;

  @Option(
      names = "--hours",
      paramLabel = "HOURS",
      description = "instead of their own, such as 09:00-12:00,13:00-17:00")
  private @Nullable String hours;

  @Spec private @Nullable CommandSpec spec;

  /** A team or hubs, one of them. */
  private static final class Whose {
    @Option(names = "--team", paramLabel = "TEAM", description = "a team's id, such as qa")
    private @Nullable String team;

    @Option(
        names = "--hubs",
        paramLabel = "HUB",
        split = ",",
        description = "such as SG or SG,AU-NSW")
    private @Nullable List<String> hubs;
  }

  static final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      return taken(() -> Times.instant("--start", text));
    }
  }

  static final class WorkConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return taken(() -> Times.duration("--work", text, DeadlinePreview.LONGEST));
    }
  }

  private static <T> T taken(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RefusedException refused) {
      throw new TypeConversionException(refused.fields().get(0).message());
    }
  }

  @Override
  public Integer call() {
    try (var context = OfflineContext.start()) {
      var time = time(context.getBean(Calendars.class), context.getBean(Teams.class));
      var preview = DeadlinePreview.of(time, start, work);
      if (spec != null) {
        print(preview, time.zone(), spec.commandLine().getOut());
      }
      return 0;
    }
  }

  private WorkingTime time(Calendars calendars, Teams teams) {
    var own = hours == null ? null : OpeningHours.parse(hours);
    if (whose != null && whose.hubs != null) {
      return calendars.workingTime(whose.hubs, own);
    }
    Team team = teams.get(whose == null || whose.team == null ? "" : whose.team);
    return calendars.workingTime(team.hubs(), own == null ? team.hours() : own);
  }

  private void print(DeadlinePreview preview, ZoneId zone, PrintWriter out) {
    out.printf("Due %s (%s)%n", Moments.text(preview.due(), zone, ZONED), preview.due());
    out.printf(
        "%s of working time from %s%n%n",
        DeadlineWords.hours(preview.worked()), Moments.text(start, zone, ZONED));
    for (var segment : preview.segments()) {
      out.println(line(segment, zone));
    }
    if (preview.warning() != null) {
      out.printf("%nNote: %s%n", preview.warning());
    }
  }

  private static String line(Segment segment, ZoneId zone) {
    return "%-21s – %-21s  %-10s  %-7s  %s"
        .formatted(
            DAY.format(segment.from().atZone(zone)),
            DAY.format(segment.to().atZone(zone)),
            DeadlineWords.hours(Duration.between(segment.from(), segment.to())),
            segment.counted() ? "counted" : "skipped",
            segment.reason());
  }
}
