package org.policyrelay.notification;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VFreeBusy;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.LastModified;
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

  Feeds(
      Settings settings,
      Recipients recipients,
      List<FeedSource> sources,
      NotificationProperties properties) {
    this.settings = settings;
    this.recipients = recipients;
    this.sources = sources;
    this.properties = properties;
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
    calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
    // what Outlook reads instead
    calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
    sources.stream()
        .flatMap(source -> source.entriesOf(user).stream())
        .sorted(Comparator.comparing(FeedEntry::at).thenComparing(FeedEntry::uid))
        .forEach(entry -> calendar.add(event(entry)));
    if (calendar.getComponents().isEmpty()) {
      calendar.add(nothing());
    }
    return ContentLines.fold(calendar.toString());
  }

  /**
   * A calendar must have one component at least, also when nothing is due: one of busy times that
   * has none is shown by no reader.
   */
  private static VFreeBusy nothing() {
    var nothing = new VFreeBusy(false);
    nothing.add(new DtStamp(Instant.EPOCH));
    nothing.add(new Uid("nothing-due@policy-relay"));
    return nothing;
  }

  private VEvent event(FeedEntry entry) {
    var event = new VEvent(entry.at(), entry.title());
    event.replace(new DtStamp(entry.changed()));
    event.add(new LastModified(entry.changed()));
    event.add(new Uid(entry.uid()));
    event.add(new Description(entry.description()));
    event.add(new Url(URI.create(properties.address(entry.link()))));
    return event;
  }
}
