package org.policyrelay.notification;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Service;

/**
 * A calendar for each person who asked for one (RFC 5545), at an address that is a secret: whoever
 * has it reads titles and dates of that person's tasks and nothing else.
 */
@Service
public class Feeds {

  private static final Duration REFRESH = Duration.ofMinutes(15);

  private final Settings settings;
  private final Recipients recipients;
  private final List<FeedSource> sources;
  private final NotificationProperties properties;
  private final Clock clock;

  Feeds(
      Settings settings,
      Recipients recipients,
      List<FeedSource> sources,
      NotificationProperties properties,
      Clock clock) {
    this.settings = settings;
    this.recipients = recipients;
    this.sources = sources;
    this.properties = properties;
    this.clock = clock;
  }

  /** The feed behind the secret, empty when there is none, or it or its owner is gone. */
  public Optional<String> read(String secret) {
    return settings
        .feedOwner(secret)
        .filter(user -> recipients.person(user).isPresent())
        .map(this::write);
  }

  /** The whole address of a feed. */
  public String address(String secret) {
    return properties.address("/feeds/" + secret + ".ics");
  }

  private String write(String user) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Policy Relay//Deadlines//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new XProperty("X-WR-CALNAME", "Policy Relay: " + user));
    calendar.add(new RefreshInterval(null, REFRESH));
    sources.stream()
        .flatMap(source -> source.entriesOf(user).stream())
        .sorted(Comparator.comparing(FeedEntry::at).thenComparing(FeedEntry::uid))
        .forEach(entry -> calendar.add(event(entry)));
    return folded(calendar);
  }

  private static String folded(Calendar calendar) {
    var text = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private VEvent event(FeedEntry entry) {
    var event = new VEvent(entry.at(), entry.title());
    event.replace(new DtStamp(clock.instant()));
    event.add(new Uid(entry.uid()));
    event.add(new Description(entry.description()));
    event.add(new Url(URI.create(properties.address(entry.link()))));
    return event;
  }
}
